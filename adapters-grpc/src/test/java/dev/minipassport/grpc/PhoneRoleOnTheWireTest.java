package dev.minipassport.grpc;

import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.ReadPhoneRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who gets phone numbers whole: callers with the role, for the app at hand. See
/// [PeopleOnTheWireTest] for operators.
final class PhoneRoleOnTheWireTest {
  private static final String E164 = "+8613800138000";
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final UnionId UNION = new UnionId("union");

  private Running running = holding(Reach.of(List.of(Passport.APP)));

  @AfterEach
  void stop() {
    running.close();
  }

  private static Running holding(Reach phone) {
    var running =
        new Running(
            new Caller("bff.example.org", Map.of(Role.BFF, Reach.EVERYWHERE, Role.PHONE, phone)));
    for (AppId app : List.of(Passport.APP, Passport.OTHER_APP)) {
      running.passport.apps.setOwner(app, new OwnerId("owner"));
      running.store.seed(
          app, APurpose.named(PURPOSE), APurpose.named("phone").forData(DataCategory.PHONE));
    }
    return running;
  }

  private Visitor alice(AppId app) {
    var alice =
        Visitor.of(running.passport, running.passport.signIn(app, Passport.ALICE, UNION), "phone");
    assertThat(alice.grants()).isNotNull();
    return alice;
  }

  private String bound(Visitor person) {
    return running
        .phones
        .bindPhone(
            BindPhoneRequest.newBuilder()
                .setAppId(person.app().value())
                .setSessionToken(person.token().reveal())
                .setPurposeId("phone")
                .setCode(running.passport.phoneNumbers.codeOf(Passport.ALICE, NUMBER).value())
                .build())
        .getBound()
        .getPhone()
        .getE164();
  }

  private String read(Visitor person) {
    return running
        .phones
        .readPhone(
            ReadPhoneRequest.newBuilder()
                .setAppId(person.app().value())
                .setSessionToken(person.token().reveal())
                .build())
        .getKnown()
        .getPhone()
        .getE164();
  }

  private ExportMyDataResponse.Exported exported(Visitor person) {
    return running
        .privacy
        .exportMyData(
            ExportMyDataRequest.newBuilder()
                .setAppId(person.app().value())
                .setSessionToken(person.token().reveal())
                .build())
        .getExported();
  }

  @Test
  void aNumberIsWholeWhereTheRoleReaches() {
    Visitor here = alice(Passport.APP);

    assertThat(bound(here)).isEqualTo(E164);
    assertThat(read(here)).isEqualTo(E164);
    assertThat(exported(here).getKept().getPhone().getE164()).isEqualTo(E164);
  }

  @Test
  void aNumberIsMaskedWhereItDoesNot() {
    Visitor there = alice(Passport.OTHER_APP);

    assertThat(bound(there)).isEmpty();
    assertThat(read(there)).isEmpty();
    assertThat(exported(there).getKept().getPhone().getMasked()).isEqualTo("138******00");
    assertThat(exported(there).getKept().getPhone().getE164()).isEmpty();
  }

  @Test
  void whatIsKeptElsewhereTakesTheRoleForElsewhere() {
    assertThat(bound(alice(Passport.OTHER_APP))).isEmpty();

    var elsewhere = exported(alice(Passport.APP)).getElsewhere(0);

    assertThat(elsewhere.getAppId()).isEqualTo(Passport.OTHER_APP.value());
    assertThat(elsewhere.getKept().getPhone().getMasked()).isEqualTo("138******00");
    assertThat(elsewhere.getKept().getPhone().getE164()).isEmpty();
  }
}
