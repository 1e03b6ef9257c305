package dev.minipassport.grpc.service.privacy;

import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.privacy.Handled;
import dev.minipassport.privacy.Obedience;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Pushes.SealedReply;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.HandlePushResponse.Refused.Reason;
import dev.minipassport.v1.PushFormat;
import dev.minipassport.v1.SealReplyResponse;

/// Translates to the wire what came of pushes.
final class PushAnswers {
  private PushAnswers() {}

  static HandlePushResponse of(Handled outcome) {
    var response = HandlePushResponse.newBuilder();
    return switch (outcome) {
      case Handled.Echo(var text) ->
          response.setEcho(HandlePushResponse.Echo.newBuilder().setText(text)).build();
      case Handled.Obeyed(var done) -> response.setObeyed(obeyed(done)).build();
      case Handled.Duplicate _ ->
          response.setDuplicate(HandlePushResponse.Duplicate.getDefaultInstance()).build();
      case Handled.NotOurs notOurs -> response.setNotOurs(notOurs(notOurs)).build();
      case Handled.Refused(var why) ->
          response
              .setRefused(HandlePushResponse.Refused.newBuilder().setReason(reason(why)))
              .build();
    };
  }

  private static HandlePushResponse.Obeyed obeyed(Obedience done) {
    var told =
        HandlePushResponse.Obeyed.newBuilder()
            .addAllErased(ConsentWire.categories(done.erased()))
            .setForgotten(done.forgotten())
            .addAllRevokedElsewhere(done.elsewhere())
            .addAllUnknownCodes(done.unknown());
    done.person().ifPresent(person -> told.setIdentityId(person.toString()));
    done.withdrawn().forEach(purpose -> told.addWithdrawnPurposeIds(purpose.value()));
    done.picture().ifPresent(picture -> told.setPictureToDelete(picture.text()));
    done.receipt().ifPresent(receipt -> told.setReceipt(ConsentWire.receipt(receipt)));
    return told.build();
  }

  private static HandlePushResponse.NotOurs notOurs(Handled.NotOurs notOurs) {
    return HandlePushResponse.NotOurs.newBuilder()
        .setPlaintext(notOurs.plaintext())
        .setFormat(
            switch (notOurs.format()) {
              case JSON -> PushFormat.PUSH_FORMAT_JSON;
              case XML -> PushFormat.PUSH_FORMAT_XML;
            })
        .setNonce(notOurs.nonce())
        .setMessageKey(notOurs.key())
        .build();
  }

  static Reason reason(Push.Flaw why) {
    return switch (why) {
      case NOT_CONFIGURED -> Reason.REASON_NOT_CONFIGURED;
      case MALFORMED -> Reason.REASON_MALFORMED;
      case SIGNATURE_MISMATCH -> Reason.REASON_SIGNATURE_MISMATCH;
      case UNDECIPHERABLE -> Reason.REASON_UNDECIPHERABLE;
      case WRONG_APP -> Reason.REASON_WRONG_APP;
      case NOT_ENCRYPTED -> Reason.REASON_NOT_ENCRYPTED;
      case STALE -> Reason.REASON_STALE;
      case REPLAYED -> Reason.REASON_REPLAYED;
    };
  }

  static SealReplyResponse of(SealedReply outcome) {
    var response = SealReplyResponse.newBuilder();
    return switch (outcome) {
      case SealedReply.Sealed(var body) ->
          response.setSealed(SealReplyResponse.Sealed.newBuilder().setBody(body)).build();
      case SealedReply.NotConfigured _ ->
          response
              .setPushNotConfigured(SealReplyResponse.PushNotConfigured.getDefaultInstance())
              .build();
    };
  }
}
