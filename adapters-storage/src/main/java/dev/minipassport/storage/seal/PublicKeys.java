package dev.minipassport.storage.seal;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.signature.Ed25519Parameters.Variant;
import com.google.crypto.tink.signature.Ed25519PrivateKey;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The public halves of the keys that sign receipts.
final class PublicKeys {
  private static final HexFormat HEX = HexFormat.of();
  private static final int ID_BYTES = 8;

  private PublicKeys() {}

  /// The primary key first, then those it took over from, the last one first. A key that was
  /// disabled verifies nothing any more.
  static List<PublishedKey> of(KeysetHandle keys) throws GeneralSecurityException {
    var published = new ArrayList<PublishedKey>();
    published.add(published(keys.getPrimary()));
    for (int i = keys.size() - 1; i >= 0; i--) {
      KeysetHandle.Entry entry = keys.getAt(i);
      if (entry.getStatus() == KeyStatus.ENABLED && !entry.isPrimary()) {
        published.add(published(entry));
      }
    }
    return List.copyOf(published);
  }

  /// A key is named by the beginning of its SHA-256, so that everybody can tell which it is.
  @AccessesPartialKey
  private static PublishedKey published(KeysetHandle.Entry entry) throws GeneralSecurityException {
    if (entry.getKey() instanceof Ed25519PrivateKey key
        && key.getParameters().getVariant() == Variant.NO_PREFIX) {
      byte[] bytes = key.getPublicKey().getPublicKeyBytes().toByteArray();
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new PublishedKey(HEX.formatHex(digest, 0, ID_BYTES), HEX.formatHex(bytes));
    }
    throw new GeneralSecurityException("a key for receipts is not Ed25519 with raw output");
  }
}
