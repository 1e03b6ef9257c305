package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.LookUpPersonResponse;
import dev.minipassport.v1.LookUpPersonResponse.Member;
import dev.minipassport.v1.LookUpPersonResponse.Person;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Whom operators find, and how much of them they see.
final class PeopleOnTheWireTest {
  private static final UnionId UNION = new UnionId("union-of-alice");
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final Reach ONE_APP = Reach.of(List.of(Passport.APP));

  private Running running = withAlice(new Running());

  @AfterEach
  void stop() {
    running.close();
  }

  /// What was granted from now on.
  private void grant(Map<Role, Reach> grants) {
    running.close();
    running = withAlice(new Running(new Caller("desk.example.org", grants)));
  }

  /// Alice in two apps of an owner, with a nickname that is hidden and a number.
  private static Running withAlice(Running running) {
    var owner = new OwnerId("owner");
    running.passport.apps.setOwner(Passport.APP, owner);
    running.passport.apps.setOwner(Passport.OTHER_APP, owner);
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Älice", Verdict.REVIEW);
    running.store.seed(
        APurpose.named(PURPOSE), APurpose.named("phone").forData(DataCategory.PHONE));
    var login = running.passport.signIn(Passport.APP, Passport.ALICE, UNION);
    var alice = Visitor.of(running.passport, login, PURPOSE);
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.calledForm("Älice"))).isNotNull();
    var phone = alice.wanting("phone");
    assertThat(phone.grants()).isNotNull();
    assertThat(phone.binds(running.passport.phoneNumbers.codeOf(Passport.ALICE, NUMBER)))
        .isNotNull();
    assertThat(running.passport.signIn(Passport.OTHER_APP, Passport.ALICE, UNION)).isNotNull();
    return running;
  }

  private static LookUpPersonRequest.Builder seeking() {
    return LookUpPersonRequest.newBuilder().setAppId(APP).setReason(REASON);
  }

  private LookUpPersonResponse finds(LookUpPersonRequest.Builder request) {
    return running.admin.lookUpPerson(request.build());
  }

  private Person alice() {
    return finds(seeking().setOpenId(Passport.ALICE.value())).getPerson();
  }

  private Member member(String app) {
    return alice().getMembersList().stream()
        .filter(member -> member.getAppId().equals(app))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aPersonIsFoundByWhateverNamesThem() {
    Person found = alice();

    assertThat(
            List.of(
                finds(seeking().setAccountId(found.getAccountId())),
                finds(seeking().setUnionId(UNION.value())),
                finds(seeking().setPhone("+86 13800138000"))))
        .extracting(LookUpPersonResponse::getPerson)
        .extracting(Person::getAccountId)
        .containsOnly(found.getAccountId());
    assertThat(found.getSuspended()).isFalse();
    assertThat(found.getConflictingAccountIdsList()).isEmpty();
    assertThat(found.getMembersList())
        .extracting(Member::getAppId)
        .containsExactlyInAnyOrder(APP, Passport.OTHER_APP.value());
  }

  @Test
  void nobodyIsFoundWhomTheAppDoesNotKnow() {
    assertThat(
            List.of(
                finds(seeking().setAccountId(new UUID(0, 0).toString())),
                finds(seeking().setOpenId("oStranger")),
                finds(seeking().setUnionId("stranger")),
                finds(seeking().setPhone("+86 13900139000")),
                finds(
                    seeking()
                        .setAppId(Passport.THIRD_APP.value())
                        .setAccountId(alice().getAccountId())),
                finds(seeking().setAppId(Passport.THIRD_APP.value()).setUnionId(UNION.value()))))
        .allMatch(LookUpPersonResponse::hasNotFound);
  }

  @Test
  void anAdminSeesAllButTheNumberWhole() {
    Member member = member(APP);

    assertThat(member.getIdentityId()).isNotEmpty();
    assertThat(member.getOpenId()).isEqualTo(Passport.ALICE.value());
    assertThat(member.getUnionId()).isEqualTo(UNION.value());
    assertThat(member.getNickname()).isEqualTo("Älice");
    assertThat(member.getHiddenList())
        .containsExactly(dev.minipassport.v1.DataCategory.DATA_CATEGORY_NICKNAME);
    assertThat(member.getPhone().getMasked()).isEqualTo("138******00");
    assertThat(member.getPhone().getE164()).isEmpty();
    assertThat(member.getSessions()).isEqualTo(1);
    assertThat(member.getKnownSince().getSeconds())
        .isEqualTo(running.clock.instant().getEpochSecond());
    assertThat(member(Passport.OTHER_APP.value()).getNickname()).isEmpty();
    assertThat(member(Passport.OTHER_APP.value()).hasPhone()).isFalse();
  }

  @Test
  void supportSeesWhoItIsWithoutSeeingThem() {
    grant(Map.of(Role.SUPPORT, Reach.EVERYWHERE));

    Member member = member(APP);

    assertThat(member.getOpenId()).matches("\\*{24}aaaa");
    assertThat(member.getUnionId()).isEqualTo("**********lice");
    assertThat(member.getNickname()).isEqualTo("Ä****");
    assertThat(member.getPhone().getMasked()).isEqualTo("138******00");
    assertThat(member.getPhone().getE164()).isEmpty();
    assertThat(member.toString()).doesNotContain(Passport.ALICE.value(), UNION.value());
  }

  @Test
  void aRoleUnmasksWhatIsOfItsAppsAlone() {
    grant(Map.of(Role.SUPPORT, Reach.EVERYWHERE, Role.ADMIN, ONE_APP, Role.PHONE, ONE_APP));

    assertThat(member(APP).getOpenId()).isEqualTo(Passport.ALICE.value());
    assertThat(member(APP).getPhone().getE164()).isEqualTo("+8613800138000");
    assertThat(member(Passport.OTHER_APP.value()).getOpenId()).startsWith("****");
    assertThat(member(Passport.OTHER_APP.value()).getUnionId()).startsWith("****");
  }

  @Test
  void whoIsInAnAppThatTheCallerMayNotNameIsLeftOut() {
    grant(Map.of(Role.SUPPORT, ONE_APP, Role.BFF, Reach.EVERYWHERE, Role.PHONE, Reach.EVERYWHERE));

    assertThat(alice().getMembersList()).extracting(Member::getAppId).containsExactly(APP);
    assertThat(
            Refused.by(
                    () ->
                        finds(
                            seeking()
                                .setAppId(Passport.OTHER_APP.value())
                                .setUnionId(UNION.value())))
                .reason())
        .isEqualTo("APP_UNKNOWN");
  }
}
