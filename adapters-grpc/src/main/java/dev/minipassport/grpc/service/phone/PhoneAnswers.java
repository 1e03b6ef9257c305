package dev.minipassport.grpc.service.phone;

import dev.minipassport.consent.Barred;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Shown;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.PhoneWire;
import dev.minipassport.grpc.wire.ProfileWire;
import dev.minipassport.grpc.wire.UserDataWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.phone.Binding;
import dev.minipassport.phone.PhoneReading;
import dev.minipassport.phone.Unbinding;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.v1.BindPhoneResponse;
import dev.minipassport.v1.LoginTooOld;
import dev.minipassport.v1.NoConsent;
import dev.minipassport.v1.PromptUnknown;
import dev.minipassport.v1.ReadPhoneResponse;
import dev.minipassport.v1.RequestIdReused;
import dev.minipassport.v1.UnbindPhoneResponse;

/// Translates to the wire what came of binding, reading and unbinding phone numbers.
final class PhoneAnswers {
  private PhoneAnswers() {}

  static BindPhoneResponse of(Binding outcome, AppId app, PurposeId purpose) {
    var response = BindPhoneResponse.newBuilder();
    return switch (outcome) {
      case Binding.Bound(var number, var moved) ->
          response
              .setBound(
                  BindPhoneResponse.Bound.newBuilder()
                      .setPhone(PhoneWire.number(number, app))
                      .setMoved(moved))
              .build();
      case Binding.NumberTaken _ ->
          response.setNumberTaken(BindPhoneResponse.NumberTaken.getDefaultInstance()).build();
      case Binding.TapAgain _ ->
          response.setTapAgain(BindPhoneResponse.TapAgain.getDefaultInstance()).build();
      case Binding.CodeRejected _ ->
          response.setCodeRejected(BindPhoneResponse.CodeRejected.getDefaultInstance()).build();
      case Binding.LoginTooOld _ ->
          response.setLoginTooOld(LoginTooOld.getDefaultInstance()).build();
      case Binding.Flawed(var why) -> response.setUserDataFlawed(UserDataWire.flawed(why)).build();
      case Binding.NotVouched _ ->
          response.setNotVouched(BindPhoneResponse.NotVouched.getDefaultInstance()).build();
      case Binding.Barred(Barred.NoConsent _) ->
          response.setNoConsent(NoConsent.getDefaultInstance()).build();
      case Binding.Barred(Barred.PromptOutdated(var why)) ->
          response.setPromptOutdated(ConsentWire.outdated(why)).build();
      case Binding.Barred(Barred.PromptUnknown _) ->
          response.setPromptUnknown(PromptUnknown.getDefaultInstance()).build();
      case Binding.Barred(Barred.RequestIdReused _) ->
          response.setRequestIdReused(RequestIdReused.getDefaultInstance()).build();
      case Binding.UnknownPurpose _ ->
          response.setUnknownPurpose(ConsentWire.unknown(purpose)).build();
      case Binding.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  static ReadPhoneResponse of(PhoneReading outcome, AppId app) {
    var response = ReadPhoneResponse.newBuilder();
    return switch (outcome) {
      case PhoneReading.Read(var phone) -> response.setKnown(known(phone, app)).build();
      case PhoneReading.NoPhone _ ->
          response.setNoPhone(ReadPhoneResponse.NoPhone.getDefaultInstance()).build();
      case PhoneReading.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static ReadPhoneResponse.Known known(Shown.Item phone, AppId app) {
    return ReadPhoneResponse.Known.newBuilder()
        .setPhone(PhoneWire.number((PhoneNumber) phone.held().value(), app))
        .setOrigin(ProfileWire.origin(phone))
        .build();
  }

  static UnbindPhoneResponse of(Unbinding outcome) {
    var response = UnbindPhoneResponse.newBuilder();
    return switch (outcome) {
      case Unbinding.Unbound(var held) ->
          response.setUnbound(UnbindPhoneResponse.Unbound.newBuilder().setHeld(held)).build();
      case Unbinding.LoginTooOld _ ->
          response.setLoginTooOld(LoginTooOld.getDefaultInstance()).build();
      case Unbinding.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }
}
