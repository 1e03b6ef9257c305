package dev.minipassport.consent;

import dev.minipassport.ledger.Receipt;
import dev.minipassport.session.NotValid;

/// What came of asking for a receipt.
public sealed interface ReceiptExport {
  record Exported(Receipt receipt) implements ReceiptExport {}

  /// The person has said nothing yet.
  record NothingSaid() implements ReceiptExport {}

  record NotSignedIn(NotValid why) implements ReceiptExport {}
}
