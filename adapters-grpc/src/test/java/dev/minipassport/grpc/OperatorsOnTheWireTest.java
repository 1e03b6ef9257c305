package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.content.Verdict;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.ClearReviewRequest.Decision;
import dev.minipassport.v1.ClearReviewResponse;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.ListConflictsRequest;
import dev.minipassport.v1.ListConflictsResponse;
import dev.minipassport.v1.ListReviewsRequest;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.ResumeAccountResponse;
import dev.minipassport.v1.SettleConflictRequest;
import dev.minipassport.v1.SettleConflictRequest.Settlement;
import dev.minipassport.v1.SettleConflictResponse;
import dev.minipassport.v1.SuspendAccountRequest;
import dev.minipassport.v1.SuspendAccountResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What operators do with accounts, conflicts and what is hidden.
final class OperatorsOnTheWireTest {
  private static final String NOBODY = new UUID(0, 0).toString();
  private static final UnionId UNION = new UnionId("union");

  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  private SuspendAccountResponse suspends(String account) {
    return running.admin.suspendAccount(
        SuspendAccountRequest.newBuilder()
            .setAppId(APP)
            .setReason(REASON)
            .setAccountId(account)
            .build());
  }

  private ResumeAccountResponse resumes(String account) {
    return running.admin.resumeAccount(
        ResumeAccountRequest.newBuilder()
            .setAppId(APP)
            .setReason(REASON)
            .setAccountId(account)
            .build());
  }

  private ListConflictsResponse conflicts() {
    return running.admin.listConflicts(
        ListConflictsRequest.newBuilder().setAppId(APP).setReason(REASON).build());
  }

  private SettleConflictResponse settles(AccountId account, AccountId other, Settlement how) {
    return running.admin.settleConflict(
        SettleConflictRequest.newBuilder()
            .setAppId(APP)
            .setReason(REASON)
            .setAccountId(account.toString())
            .setOtherAccountId(other.toString())
            .setSettlement(how)
            .build());
  }

  private ListReviewsResponse reviews() {
    return running.admin.listReviews(
        ListReviewsRequest.newBuilder().setAppId(APP).setReason(REASON).build());
  }

  private ClearReviewResponse clears(ListReviewsResponse.Review review, Decision decision) {
    return running.admin.clearReview(
        ClearReviewRequest.newBuilder()
            .setAppId(APP)
            .setReason(REASON)
            .setIdentityId(review.getIdentityId())
            .setCategory(review.getCategory())
            .setValue(review.getValue())
            .setDecision(decision)
            .build());
  }

  /// Alice, whom a suspended account in the owner's other app claims too.
  private Accounts.Conflict conflict() {
    var owner = new OwnerId("owner");
    running.passport.apps.setOwner(Passport.APP, owner);
    running.passport.apps.setOwner(Passport.OTHER_APP, owner);
    assertThat(running.alice()).isNotNull();
    var there = running.passport.signIn(Passport.OTHER_APP, Passport.BOB, UNION);
    AccountId other = there.session().identity().account();
    assertThat(running.store.accounts().suspend(other, running.passport.note(Note.Action.SUSPEND)))
        .isEqualTo(Accounts.Suspending.CHANGED);
    var here = running.passport.signIn(Passport.APP, Passport.ALICE, UNION);
    return new Accounts.Conflict(
        here.session().identity().account(), other, running.clock.instant());
  }

  @Test
  void anAccountIsSuspendedAndLetInAgain() {
    var alice = running.alice();
    String account = alice.session().identity().account().toString();

    assertThat(suspends(account).getDone().getUnchanged()).isFalse();
    assertThat(running.passport.admits(alice.token())).isFalse();
    assertThat(suspends(account).getDone().getUnchanged()).isTrue();
    assertThat(found().getSuspended()).isTrue();
    assertThat(resumes(account).getDone().getUnchanged()).isFalse();
    assertThat(resumes(account).getDone().getUnchanged()).isTrue();
    assertThat(found().getSuspended()).isFalse();
  }

  private dev.minipassport.v1.LookUpPersonResponse.Person found() {
    return running
        .admin
        .lookUpPerson(
            LookUpPersonRequest.newBuilder()
                .setAppId(APP)
                .setReason(REASON)
                .setOpenId(Passport.ALICE.value())
                .build())
        .getPerson();
  }

  @Test
  void anAccountOfNobodyInTheAppIsUnknown() {
    assertThat(suspends(NOBODY).hasUnknownAccount()).isTrue();
    assertThat(resumes(NOBODY).hasUnknownAccount()).isTrue();
  }

  @Test
  void aConflictIsListedAndSettledByALink() {
    Accounts.Conflict conflict = conflict();

    assertThat(conflicts().getConflictsList())
        .singleElement()
        .satisfies(
            listed -> {
              assertThat(listed.getAccountId()).isEqualTo(conflict.account().toString());
              assertThat(listed.getOtherAccountId()).isEqualTo(conflict.other().toString());
              assertThat(listed.getFoundAt().getSeconds())
                  .isEqualTo(conflict.foundAt().getEpochSecond());
            });
    assertThat(found().getConflictingAccountIdsList()).containsExactly(conflict.other().toString());
    assertThat(settles(conflict.account(), conflict.other(), Settlement.SETTLEMENT_LINK).hasDone())
        .isTrue();
    assertThat(conflicts().getConflictsList()).isEmpty();
    assertThat(found().getAccountId()).isEqualTo(conflict.other().toString());
    assertThat(found().getSuspended()).isTrue();
  }

  @Test
  void twoWhoAreNotOneAreKeptApart() {
    Accounts.Conflict conflict = conflict();

    assertThat(
            settles(conflict.account(), conflict.other(), Settlement.SETTLEMENT_KEEP_APART)
                .hasDone())
        .isTrue();
    assertThat(found().getAccountId()).isEqualTo(conflict.account().toString());
    assertThat(
            settles(conflict.account(), conflict.other(), Settlement.SETTLEMENT_LINK)
                .hasUnknownConflict())
        .isTrue();
  }

  @Test
  void whatIsHiddenIsListedAndShownOrThrownOut() {
    running.passport.apps.keepPicturesOn(Passport.APP, "pictures.example");
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", Verdict.REVIEW);
    Visitor alice = running.visitor();
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.form("Ali", "https://pictures.example/1.png"))).isNotNull();

    var listed = reviews().getReviewsList();

    assertThat(listed)
        .extracting(ListReviewsResponse.Review::getCategory)
        .containsExactlyInAnyOrder(
            DataCategory.DATA_CATEGORY_NICKNAME, DataCategory.DATA_CATEGORY_AVATAR);
    assertThat(listed)
        .allSatisfy(
            review -> {
              boolean picture = review.getCategory() == DataCategory.DATA_CATEGORY_AVATAR;
              assertThat(review.getAwaited()).isEqualTo(picture);
              assertThat(review.getValue())
                  .isEqualTo(picture ? "https://pictures.example/1.png" : "Ali");
              assertThat(review.getHeldSince().getSeconds())
                  .isEqualTo(running.clock.instant().getEpochSecond());
              assertThat(
                      clears(review, picture ? Decision.DECISION_THROW_OUT : Decision.DECISION_SHOW)
                          .hasDone())
                  .isTrue();
              assertThat(clears(review, Decision.DECISION_SHOW).hasNotHidden()).isTrue();
            });
    assertThat(reviews().getReviewsList()).isEmpty();
    assertThat(alice.nickname()).contains("Ali");
    assertThat(alice.shown(dev.minipassport.purpose.DataCategory.AVATAR)).isEmpty();
  }

  @Test
  void whatWasReplacedMeanwhileIsNotCleared() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    running.passport.contentCheck.judge("Ali", Verdict.REVIEW);
    Visitor alice = running.visitor();
    assertThat(alice.grants()).isNotNull();
    assertThat(alice.fills(Visitor.calledForm("Ali"))).isNotNull();
    var review = reviews().getReviews(0).toBuilder().setValue("Alibaba").build();

    assertThat(clears(review, Decision.DECISION_SHOW).hasNotHidden()).isTrue();
    assertThat(
            clears(review.toBuilder().setIdentityId(NOBODY).build(), Decision.DECISION_SHOW)
                .hasNotHidden())
        .isTrue();
    assertThat(alice.nickname()).isEmpty();
  }

  @Test
  void aListIsNoLongerThanItIsAskedFor() {
    running.passport.apps.check(Passport.APP, ContentPolicy.ENFORCED);
    for (var login :
        new dev.minipassport.login.Login.SignedIn[] {
          running.alice(), running.passport.signIn(Passport.BOB)
        }) {
      var person = Visitor.of(running.passport, login, PURPOSE);
      running.passport.contentCheck.judge("Ali", Verdict.REVIEW);
      assertThat(person.grants()).isNotNull();
      assertThat(person.fills(Visitor.calledForm("Ali"))).isNotNull();
    }

    assertThat(
            running
                .admin
                .listReviews(
                    ListReviewsRequest.newBuilder()
                        .setAppId(APP)
                        .setReason(REASON)
                        .setPageSize(1)
                        .build())
                .getReviewsList())
        .hasSize(1);
    assertThat(reviews().getReviewsList()).hasSize(2);
  }
}
