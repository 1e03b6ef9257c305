package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.EraseMyDataRequest.Reach;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.NotValid;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PersonalDataOnTheWireTest {
  private static final String PICTURE = "https://pictures.example/1.png";
  private static final UnionId UNION = new UnionId("union-of-alice");

  private final Running running = new Running();
  private final Visitor here;
  private final Visitor there;

  PersonalDataOnTheWireTest() {
    var owner = new OwnerId("owner");
    for (var app : new dev.minipassport.identity.AppId[] {Passport.APP, Passport.OTHER_APP}) {
      running.passport.apps.setOwner(app, owner);
      running.passport.apps.keepPicturesOn(app, "pictures.example");
      running.store.seed(
          app, APurpose.named(PURPOSE), APurpose.named("phone").forData(DataCategory.PHONE));
    }
    here = visitor(Passport.APP);
    there = visitor(Passport.OTHER_APP);
  }

  private Visitor visitor(dev.minipassport.identity.AppId app) {
    return Visitor.of(
        running.passport, running.passport.signIn(app, Passport.ALICE, UNION), PURPOSE);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  private void fills(Visitor person, String nickname) {
    assertThat(person.grants()).isNotNull();
    assertThat(person.fills(Visitor.form(nickname, PICTURE))).isNotNull();
    assertThat(person.nickname()).contains(nickname);
  }

  private ExportMyDataResponse exports(Visitor person) {
    return running.privacy.exportMyData(
        ExportMyDataRequest.newBuilder()
            .setAppId(person.app().value())
            .setSessionToken(person.token().reveal())
            .build());
  }

  private EraseMyDataResponse erases(Reach reach) {
    return running.privacy.eraseMyData(
        EraseMyDataRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(here.token().reveal())
            .setReach(reach)
            .build());
  }

  @Test
  void allThatIsKeptOfAPersonIsHandedToThem() {
    fills(here, "Ali");
    fills(there, "Alice");
    var phone = here.wanting("phone");
    assertThat(phone.grants()).isNotNull();
    assertThat(
            phone.binds(
                running.passport.phoneNumbers.codeOf(
                    Passport.ALICE, new PhoneNumber("86", "13800138000"))))
        .isNotNull();
    var session = running.sessions.validateSession(Running.validationOf(here.token())).getValid();

    ExportMyDataResponse.Exported all = exports(here).getExported();

    long now = running.clock.instant().getEpochSecond();
    assertThat(all.getAt().getSeconds()).isEqualTo(now);
    assertThat(all.getKnownSince().getSeconds()).isEqualTo(now);
    assertThat(all.getOpenId()).isEqualTo(Passport.ALICE.value());
    assertThat(all.getUnionId()).isEqualTo(UNION.value());
    assertThat(all.getAccountId()).isEqualTo(session.getSession().getAccountId());
    assertThat(all.getIdentityId()).isEqualTo(session.getSession().getIdentityId());
    assertThat(all.getKept().getProfile().getNickname().getValue()).isEqualTo("Ali");
    assertThat(all.getKept().getProfile().getAvatar().getUrl()).isEqualTo(PICTURE);
    assertThat(all.getKept().getPhone().getMasked()).isEqualTo("138******00");
    assertThat(all.getKept().getPhone().getE164()).isEmpty();
    assertThat(all.getElsewhereList())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.getAppId()).isEqualTo(Passport.OTHER_APP.value());
              assertThat(other.getKept().getProfile().getNickname().getValue()).isEqualTo("Alice");
              assertThat(other.getKept().hasPhone()).isFalse();
            });
    assertThat(all.getReceipt().getText()).contains(PURPOSE);
  }

  @Test
  void whatIsHiddenIsHandedOverAsWell() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", Verdict.REVIEW);
    assertThat(here.grants()).isNotNull();
    assertThat(here.fills(Visitor.calledForm("Ali"))).isNotNull();

    var profile = exports(here).getExported().getKept().getProfile();

    assertThat(profile.getNickname().getValue()).isEqualTo("Ali");
    assertThat(profile.getHiddenList())
        .containsExactly(dev.minipassport.v1.DataCategory.DATA_CATEGORY_NICKNAME);
  }

  @Test
  void sessionsAreNamedByTheirDevices() {
    var login = running.passport.signIn(Passport.BOB, "iPhone");
    var bob = Visitor.of(running.passport, login, PURPOSE);

    ExportMyDataResponse.Exported all = exports(bob).getExported();

    assertThat(all.getSessionsList())
        .singleElement()
        .satisfies(
            session -> {
              assertThat(session.getDevice()).isEqualTo("iPhone");
              assertThat(session.getCreatedAt().getSeconds())
                  .isEqualTo(running.clock.instant().getEpochSecond());
              assertThat(session.getLastSeenAt()).isEqualTo(session.getCreatedAt());
            });
    assertThat(all.getUnionId()).isEmpty();
    assertThat(all.getElsewhereList()).isEmpty();
    assertThat(all.hasReceipt()).isFalse();
  }

  @Test
  void aPersonIsForgottenInOneApp() {
    fills(here, "Ali");

    EraseMyDataResponse.Erased erased = erases(Reach.REACH_APP).getErased();

    assertThat(erased.getTracesList())
        .singleElement()
        .satisfies(
            trace -> {
              assertThat(trace.getAppId()).isEqualTo(APP);
              assertThat(trace.getIdentityId()).isNotEmpty();
              assertThat(trace.getPictureToDelete()).isEqualTo(PICTURE);
              assertThat(trace.getReceipt().getText()).contains(PURPOSE);
            });
    assertThat(running.passport.admits(here.token())).isFalse();
    assertThat(there.passport().validate.validate(there.app(), there.token()))
        .isInstanceOf(dev.minipassport.session.Validation.Valid.class);
  }

  @Test
  void aPersonIsForgottenInAllAppsOfTheOwner() {
    EraseMyDataResponse.Erased erased = erases(Reach.REACH_OWNER).getErased();

    assertThat(erased.getTracesList())
        .extracting(EraseMyDataResponse.Trace::getAppId)
        .containsExactly(APP, Passport.OTHER_APP.value());
    assertThat(erased.getTracesList())
        .allMatch(trace -> trace.getPictureToDelete().isEmpty())
        .noneMatch(EraseMyDataResponse.Trace::hasReceipt);
    assertThat(exports(there).hasNotValid()).isTrue();
  }

  @Test
  void bothTakeAFreshLogin() {
    running.clock.advance(Duration.ofMinutes(5));

    assertThat(exports(here).hasLoginTooOld()).isTrue();
    assertThat(erases(Reach.REACH_APP).hasLoginTooOld()).isTrue();
  }

  @Test
  void aTokenThatAdmitsToNothingIsRefused() {
    running.passport.revoke.revoke(here.app(), here.token());

    assertThat(exports(here).getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(erases(Reach.REACH_OWNER).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
  }
}
