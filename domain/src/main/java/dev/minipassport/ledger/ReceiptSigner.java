package dev.minipassport.ledger;

import java.time.Instant;
import java.util.List;

/// Signs receipts with a key of this service. Held to `ReceiptSignerContract`.
public interface ReceiptSigner {

  /// Signs exactly the bytes of `text` in UTF-8, with the newest key.
  Receipt sign(String text);

  /// The keys that verify, newest first.
  List<PublishedKey> keys();

  /// Signs what is in the ledger at this moment.
  default Receipt receipt(Ledger ledger, Instant issued) {
    return Receipt.of(ledger, issued, this);
  }

  /// A key that anybody may have.
  ///
  /// @param id as receipts name it
  /// @param bytes the 32 bytes of an Ed25519 public key, in lowercase hex
  record PublishedKey(String id, String bytes) {}
}
