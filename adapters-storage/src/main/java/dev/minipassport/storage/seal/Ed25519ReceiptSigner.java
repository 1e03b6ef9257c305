package dev.minipassport.storage.seal;

import com.google.crypto.tink.PublicKeySign;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;

/// Signs with the primary key, as RFC 8032 has it and without anything before the signature.
///
/// @param keys the one that `signer` signs with comes first
record Ed25519ReceiptSigner(PublicKeySign signer, List<PublishedKey> keys)
    implements ReceiptSigner {

  @Override
  public Receipt sign(String text) {
    try {
      byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
      return new Receipt(text, keys.getFirst().id(), HexFormat.of().formatHex(signature));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the key for receipts cannot sign", e);
    }
  }

  @Override
  public String toString() {
    return "Ed25519ReceiptSigner" + keys;
  }
}
