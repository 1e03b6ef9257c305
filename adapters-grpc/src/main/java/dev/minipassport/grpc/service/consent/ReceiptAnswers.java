package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.ReceiptExport;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.ListReceiptKeysResponse;
import java.util.List;

/// Translates to the wire what people carry away.
final class ReceiptAnswers {
  private ReceiptAnswers() {}

  static ExportReceiptResponse of(ReceiptExport outcome) {
    var response = ExportReceiptResponse.newBuilder();
    return switch (outcome) {
      case ReceiptExport.Exported(var receipt) ->
          response.setReceipt(ConsentWire.receipt(receipt)).build();
      case ReceiptExport.NothingSaid _ ->
          response.setNothingSaid(ExportReceiptResponse.NothingSaid.getDefaultInstance()).build();
      case ReceiptExport.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static ListReceiptKeysResponse of(List<PublishedKey> keys) {
    var response = ListReceiptKeysResponse.newBuilder();
    keys.forEach(
        key ->
            response.addKeys(
                ListReceiptKeysResponse.ReceiptKey.newBuilder()
                    .setKeyId(key.id())
                    .setPublicKey(key.bytes())));
    return response.build();
  }
}
