package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.Answered;
import dev.minipassport.consent.ConsentList;
import dev.minipassport.consent.NotAnswered;
import dev.minipassport.consent.Withdrawal;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.ListConsentResponse;
import dev.minipassport.v1.PromptUnknown;
import dev.minipassport.v1.RequestIdReused;
import dev.minipassport.v1.WithdrawConsentResponse;

/// Translates to the wire what came of answering, taking back and listing.
final class ConsentAnswers {
  private ConsentAnswers() {}

  static AnswerPromptResponse of(Answered outcome) {
    var response = AnswerPromptResponse.newBuilder();
    return switch (outcome) {
      case Answered.Recorded recorded -> response.setRecorded(recorded(recorded)).build();
      case Answered.NoAnswer(var cause) ->
          response
              .setNoAnswer(AnswerPromptResponse.NoAnswer.newBuilder().setCause(cause(cause)))
              .build();
      case Answered.PromptOutdated(var why) ->
          response.setPromptOutdated(ConsentWire.outdated(why)).build();
      case Answered.PromptUnknown _ ->
          response.setPromptUnknown(PromptUnknown.getDefaultInstance()).build();
      case Answered.RequestIdReused _ ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case Answered.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static AnswerPromptResponse.Recorded recorded(Answered.Recorded recorded) {
    var told =
        AnswerPromptResponse.Recorded.newBuilder()
            .setDecision(PurposeWire.decision(recorded.decision()));
    recorded.stances().forEach(stance -> told.addStances(PurposeWire.stance(stance)));
    return told.build();
  }

  static dev.minipassport.v1.NotAnswered cause(NotAnswered cause) {
    return switch (cause) {
      case NO_TAP -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_NO_TAP;
      case PRIVACY_NOT_AGREED -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_PRIVACY_NOT_AGREED;
      case NOT_DECLARED -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_NOT_DECLARED;
      case BANNED -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_BANNED;
      case QUOTA_USED_UP -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_QUOTA_USED_UP;
      case TOO_OFTEN -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_TOO_OFTEN;
      case NOT_SUPPORTED -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_NOT_SUPPORTED;
      case UNKNOWN -> dev.minipassport.v1.NotAnswered.NOT_ANSWERED_UNKNOWN;
    };
  }

  static WithdrawConsentResponse of(Withdrawal outcome, PurposeId purpose) {
    var response = WithdrawConsentResponse.newBuilder();
    return switch (outcome) {
      case Withdrawal.Withdrawn(var erased, var picture) -> {
        var withdrawn =
            WithdrawConsentResponse.Withdrawn.newBuilder()
                .addAllErased(ConsentWire.categories(erased));
        picture.ifPresent(orphan -> withdrawn.setPictureToDelete(orphan.text()));
        yield response.setWithdrawn(withdrawn).build();
      }
      case Withdrawal.NothingGranted _ ->
          response
              .setNothingGranted(WithdrawConsentResponse.NothingGranted.getDefaultInstance())
              .build();
      case Withdrawal.UnknownPurpose _ ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case Withdrawal.RequestIdReused _ ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case Withdrawal.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static ListConsentResponse of(ConsentList outcome) {
    var response = ListConsentResponse.newBuilder();
    return switch (outcome) {
      case ConsentList.Listed(var items) -> {
        var list = ListConsentResponse.ConsentList.newBuilder();
        items.forEach(item -> list.addItems(item(item)));
        yield response.setList(list).build();
      }
      case ConsentList.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static ListConsentResponse.Item item(ConsentList.Item item) {
    var told =
        ListConsentResponse.Item.newBuilder()
            .setPurpose(PurposeWire.purpose(item.stance().purpose(), item.words()))
            .setStance(PurposeWire.stance(item.stance()));
    item.agreed().ifPresent(words -> told.setAgreed(PurposeWire.words(words)));
    return told.build();
  }
}
