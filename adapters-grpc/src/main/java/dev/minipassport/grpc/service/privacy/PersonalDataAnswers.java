package dev.minipassport.grpc.service.privacy;

import dev.minipassport.dossier.Profile;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.PhoneWire;
import dev.minipassport.grpc.wire.ProfileWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.EraseOutcome;
import dev.minipassport.privacy.PersonalData;
import dev.minipassport.session.Session;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.LoginTooOld;
import java.time.Instant;

/// Translates to the wire what is handed to people of themselves, and that they are forgotten.
final class PersonalDataAnswers {
  private PersonalDataAnswers() {}

  static ExportMyDataResponse of(PersonalData outcome) {
    var response = ExportMyDataResponse.newBuilder();
    return switch (outcome) {
      case PersonalData.Exported exported -> response.setExported(exported(exported)).build();
      case PersonalData.LoginTooOld _ ->
          response.setLoginTooOld(LoginTooOld.getDefaultInstance()).build();
      case PersonalData.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static ExportMyDataResponse.Exported exported(PersonalData.Exported data) {
    var identity = data.identity();
    var told =
        ExportMyDataResponse.Exported.newBuilder()
            .setAt(Wire.timestamp(data.at()))
            .setOpenId(identity.openId().value())
            .setAccountId(identity.account().toString())
            .setIdentityId(identity.id().toString())
            .setKept(kept(data.profile(), identity.app()));
    identity.unionId().ifPresent(unionId -> told.setUnionId(unionId.value()));
    if (data.knownSince().isAfter(Instant.EPOCH)) {
      told.setKnownSince(Wire.timestamp(data.knownSince()));
    }
    data.elsewhere()
        .forEach(
            other ->
                told.addElsewhere(
                    ExportMyDataResponse.Elsewhere.newBuilder()
                        .setAppId(other.app().value())
                        .setKept(kept(other.profile(), other.app()))));
    data.sessions().forEach(session -> told.addSessions(signedIn(session)));
    data.receipt().ifPresent(receipt -> told.setReceipt(ConsentWire.receipt(receipt)));
    return told.build();
  }

  private static ExportMyDataResponse.Kept kept(Profile profile, AppId app) {
    var kept = ExportMyDataResponse.Kept.newBuilder().setProfile(ProfileWire.whole(profile));
    PhoneWire.in(profile).ifPresent(number -> kept.setPhone(PhoneWire.number(number, app)));
    return kept.build();
  }

  private static ExportMyDataResponse.SignedIn signedIn(Session.Live session) {
    var told =
        ExportMyDataResponse.SignedIn.newBuilder()
            .setCreatedAt(Wire.timestamp(session.createdAt()))
            .setLastSeenAt(Wire.timestamp(session.lastSeenAt()));
    session.device().ifPresent(device -> told.setDevice(device.text()));
    return told.build();
  }

  static EraseMyDataResponse of(EraseOutcome outcome) {
    var response = EraseMyDataResponse.newBuilder();
    return switch (outcome) {
      case EraseOutcome.Erased(var gone) -> {
        var erased = EraseMyDataResponse.Erased.newBuilder();
        gone.forEach(trace -> erased.addTraces(trace(trace)));
        yield response.setErased(erased).build();
      }
      case EraseOutcome.LoginTooOld _ ->
          response.setLoginTooOld(LoginTooOld.getDefaultInstance()).build();
      case EraseOutcome.NotSignedIn(var why) -> response.setNotValid(Wire.notValid(why)).build();
    };
  }

  private static EraseMyDataResponse.Trace trace(EraseOutcome.Trace trace) {
    var told =
        EraseMyDataResponse.Trace.newBuilder()
            .setAppId(trace.app().value())
            .setIdentityId(trace.identity().toString());
    trace.picture().ifPresent(picture -> told.setPictureToDelete(picture.text()));
    trace.receipt().ifPresent(receipt -> told.setReceipt(ConsentWire.receipt(receipt)));
    return told.build();
  }
}
