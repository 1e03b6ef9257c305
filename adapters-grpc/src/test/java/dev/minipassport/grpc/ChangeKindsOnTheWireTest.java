package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.Change;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.SuspendAccountRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What backends hear of that others did.
final class ChangeKindsOnTheWireTest {
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");

  private final Running running = new Running();
  private final Visitor alice = running.visitor();
  private final String identity =
      running
          .sessions
          .validateSession(Running.validationOf(alice.token()))
          .getValid()
          .getSession()
          .getIdentityId();

  @AfterEach
  void stop() {
    running.close();
  }

  private List<Change> changes() {
    return running
        .changes
        .listChanges(ListChangesRequest.newBuilder().setAppId(APP).build())
        .getPage()
        .getChangesList();
  }

  private Change last() {
    return changes().getLast();
  }

  @Test
  void anAccountThatIsSuspendedAndLetInAgain() {
    String account = AdminMethods.account(running);
    assertThat(
            running
                .admin
                .suspendAccount(
                    SuspendAccountRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setAccountId(account)
                        .build())
                .hasDone())
        .isTrue();
    assertThat(last().getKind()).isEqualTo(Change.Kind.KIND_SUSPENDED);
    assertThat(
            running
                .admin
                .resumeAccount(
                    ResumeAccountRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setAccountId(account)
                        .build())
                .hasDone())
        .isTrue();
    assertThat(last().getKind()).isEqualTo(Change.Kind.KIND_RESUMED);
    assertThat(last().getIdentityId()).isEqualTo(identity);
  }

  @Test
  void aValueThatIsShownAtLast() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", Verdict.REVIEW);
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.calledForm("Ali"))).isNotNull();

    assertThat(
            running
                .admin
                .clearReview(
                    ClearReviewRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setIdentityId(identity)
                        .setCategory(dev.minipassport.v1.DataCategory.DATA_CATEGORY_NICKNAME)
                        .setValue("Ali")
                        .setDecision(ClearReviewRequest.Decision.DECISION_SHOW)
                        .build())
                .hasDone())
        .isTrue();

    assertThat(last().getKind()).isEqualTo(Change.Kind.KIND_MODERATED);
    assertThat(last().getIdentityId()).isEqualTo(identity);
  }

  @Test
  void aNumberThatWentToSomebodyElse() {
    running.store.seed(
        APurpose.named(PURPOSE), APurpose.named("phone").forData(DataCategory.PHONE));
    running.passport.apps.handlePhones(
        Passport.APP, new PhonePolicy(PhonePolicy.Taken.MOVE, false));
    Visitor bob = Visitor.of(running.passport, running.passport.signIn(Passport.BOB), "phone");
    for (Visitor person : List.of(alice.wanting("phone"), bob)) {
      assertThat(person.grants()).isNotNull();
    }
    var numbers = running.passport.phoneNumbers;
    assertThat(alice.wanting("phone").binds(numbers.codeOf(Passport.ALICE, NUMBER))).isNotNull();
    assertThat(bob.binds(numbers.codeOf(Passport.BOB, NUMBER))).isNotNull();

    assertThat(last().getKind()).isEqualTo(Change.Kind.KIND_PHONE_MOVED);
    assertThat(last().getIdentityId()).isEqualTo(identity);
  }

  @Test
  void aPersonWhoIsNotKnownAnyMore() {
    assertThat(
            running
                .privacy
                .eraseMyData(
                    EraseMyDataRequest.newBuilder()
                        .setAppId(APP)
                        .setSessionToken(alice.token().reveal())
                        .setReach(EraseMyDataRequest.Reach.REACH_APP)
                        .build())
                .hasErased())
        .isTrue();

    assertThat(last().getKind()).isEqualTo(Change.Kind.KIND_ERASED);
    assertThat(last().getIdentityId()).isEqualTo(identity);
  }
}
