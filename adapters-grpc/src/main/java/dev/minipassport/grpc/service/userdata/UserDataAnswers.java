package dev.minipassport.grpc.service.userdata;

import dev.minipassport.consent.Barred;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.UserDataWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.userdata.UserDataReading;
import dev.minipassport.v1.NoConsent;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.PromptUnknown;
import dev.minipassport.v1.RequestIdReused;
import dev.minipassport.v1.VerifyUserDataResponse;

/// Translates to the wire what came of user data.
final class UserDataAnswers {
  private UserDataAnswers() {}

  static VerifyUserDataResponse verified(UserDataReading outcome, PurposeId purpose) {
    var response = VerifyUserDataResponse.newBuilder();
    return switch (outcome) {
      case UserDataReading.Read(var info, var asked) ->
          response.setUserInfo(UserDataWire.told(info, asked)).build();
      case UserDataReading.Flawed(var why) ->
          response.setUserDataFlawed(UserDataWire.flawed(why)).build();
      case UserDataReading.Barred(Barred.NoConsent _) ->
          response.setNoConsent(NoConsent.getDefaultInstance()).build();
      case UserDataReading.Barred(Barred.PromptOutdated(var why)) ->
          response.setPromptOutdated(ConsentWire.outdated(why)).build();
      case UserDataReading.Barred(Barred.PromptUnknown _) ->
          response.setPromptUnknown(PromptUnknown.getDefaultInstance()).build();
      case UserDataReading.Barred(Barred.RequestIdReused _) ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case UserDataReading.UnknownPurpose _ ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case UserDataReading.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static OpenUserDataResponse opened(UserDataReading outcome, PurposeId purpose) {
    var response = OpenUserDataResponse.newBuilder();
    return switch (outcome) {
      case UserDataReading.Read(var info, var asked) ->
          response.setUserInfo(UserDataWire.told(info, asked)).build();
      case UserDataReading.Flawed(var why) ->
          response.setUserDataFlawed(UserDataWire.flawed(why)).build();
      case UserDataReading.Barred(Barred.NoConsent _) ->
          response.setNoConsent(NoConsent.getDefaultInstance()).build();
      case UserDataReading.Barred(Barred.PromptOutdated(var why)) ->
          response.setPromptOutdated(ConsentWire.outdated(why)).build();
      case UserDataReading.Barred(Barred.PromptUnknown _) ->
          response.setPromptUnknown(PromptUnknown.getDefaultInstance()).build();
      case UserDataReading.Barred(Barred.RequestIdReused _) ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case UserDataReading.UnknownPurpose _ ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case UserDataReading.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }
}
