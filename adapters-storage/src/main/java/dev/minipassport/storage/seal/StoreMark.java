package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/// Marks a store as that of a key set: the id of a key for replays and what that key makes of a
/// fixed text, sealed by a key for session keys. It takes a key of each kind to make it, and the
/// same two to know it again.
///
/// @param primaryKey the id of the key that `aead` seals with
record StoreMark(Aead aead, int primaryKey, PrfSet prfs) {
  private static final byte[] TEXT =
      "store_facts key_set_mark 1".getBytes(StandardCharsets.US_ASCII);
  private static final int DERIVED_BYTES = 32;

  byte[] make() throws GeneralSecurityException {
    byte[] derived = prfs.computePrimary(TEXT, DERIVED_BYTES);
    ByteBuffer text = ByteBuffer.allocate(Integer.BYTES + derived.length);
    text.putInt(prfs.getPrimaryId()).put(derived);
    return aead.encrypt(text.array(), TEXT);
  }

  KeySet.Recognition recognise(byte[] mark) throws GeneralSecurityException {
    ByteBuffer text;
    try {
      text = ByteBuffer.wrap(aead.decrypt(mark, TEXT));
    } catch (GeneralSecurityException _) {
      return KeySet.Recognition.FOREIGN;
    }
    int replayKey = text.getInt();
    byte[] derived = new byte[text.remaining()];
    text.get(derived);
    Prf prf = prfs.getPrfs().get(replayKey);
    if (prf == null || !MessageDigest.isEqual(derived, prf.compute(TEXT, DERIVED_BYTES))) {
      return KeySet.Recognition.FOREIGN;
    }
    return replayKey == prfs.getPrimaryId() && sealedBy(mark) == primaryKey
        ? KeySet.Recognition.OWN
        : KeySet.Recognition.OWN_BY_OLDER_KEYS;
  }

  /// A ciphertext of Tink begins with a byte 1 and the id of its key
  /// (https://developers.google.com/tink/wire-format).
  private static int sealedBy(byte[] mark) {
    return ByteBuffer.wrap(mark).getInt(1);
  }
}
