package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.handoff.Handoff;
import dev.minipassport.handoff.Redemption;
import dev.minipassport.handoff.Redemption.Redeemed;
import dev.minipassport.handoff.Redemption.TicketRejected;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.token.HandoffTicket;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `Handoffs` does.
public abstract class HandoffsContract extends StoreContract {

  private HandoffTicket ticket(SessionToken token) {
    return ((Handoff.Issued) passport.issueHandoff.issue(APP, token)).ticket();
  }

  private Redemption redeem(HandoffTicket ticket) {
    return passport.redeemHandoff.redeem(APP, ticket);
  }

  private Redeemed handOver(SessionToken token) {
    return (Redeemed) redeem(ticket(token));
  }

  @Test
  void aTicketGivesOneSessionOfTheSamePerson() {
    SignedIn alice = passport.signIn(ALICE);
    HandoffTicket ticket = ticket(alice.token());

    var child = (Redeemed) redeem(ticket);

    assertThat(child.session().identity()).isEqualTo(alice.session().identity());
    assertThat(child.session().parent()).contains(alice.session().id());
    assertThat(passport.admits(child.token())).isTrue();
    assertThat(redeem(ticket)).isEqualTo(new TicketRejected());
  }

  @Test
  void ofRacingRedemptionsExactlyOneSucceeds() throws Exception {
    HandoffTicket ticket = ticket(passport.signIn(ALICE).token());
    List<Callable<Redemption>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> redeem(ticket));
    }
    List<Redemption> results = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var call : threads.invokeAll(calls)) {
        results.add(call.get());
      }
    }

    assertThat(results).filteredOn(Redeemed.class::isInstance).hasSize(1);
  }

  @Test
  void aTicketIsGoodForAMinute() {
    SignedIn alice = passport.signIn(ALICE);
    HandoffTicket inTime = ticket(alice.token());
    HandoffTicket late = ticket(alice.token());
    clock.advance(Duration.ofSeconds(60).minusMillis(1));
    assertThat(redeem(inTime)).isInstanceOf(Redeemed.class);

    clock.advance(Duration.ofMillis(1));
    assertThat(redeem(late)).isEqualTo(new TicketRejected());
  }

  @Test
  void anotherAppCannotUseATicketUp() {
    HandoffTicket ticket = ticket(passport.signIn(ALICE).token());

    assertThat(passport.redeemHandoff.redeem(OTHER_APP, ticket)).isEqualTo(new TicketRejected());
    assertThat(redeem(ticket)).isInstanceOf(Redeemed.class);
  }

  @Test
  void aTicketOfAnEndedSessionGivesNothing() {
    SignedIn alice = passport.signIn(ALICE);
    HandoffTicket ticket = ticket(alice.token());
    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    assertThat(redeem(ticket)).isEqualTo(new TicketRejected());
  }

  @Test
  void aChildEndsWithItsParent() {
    SignedIn alice = passport.signIn(ALICE);
    Redeemed child = handOver(alice.token());
    passport.validate(child.token());

    store.sessions().end(alice.session(), EndReason.REVOKED, clock.instant());

    assertThat(passport.refusal(child.token())).isEqualTo(Reason.PARENT_ENDED);
  }

  @Test
  void aChildEndsWithAParentThatALoginDisplaced() {
    SignedIn oldest = passport.signIn(ALICE);
    Redeemed child = handOver(oldest.token());
    clock.advance(Duration.ofSeconds(1));
    SignedIn next = passport.signIn(ALICE);
    Redeemed kept = handOver(next.token());
    for (int i = 1; i < SessionTerms.DEFAULT.limit(); i++) {
      next = passport.signIn(ALICE);
    }

    assertThat(passport.refusal(oldest.token())).isEqualTo(Reason.DISPLACED);
    assertThat(passport.refusal(child.token())).isEqualTo(Reason.PARENT_ENDED);
    assertThat(passport.admits(kept.token())).isTrue();
    assertThat(passport.admits(next.token())).isTrue();
  }

  @Test
  void aChildEndsWithAllOthersAndSurvivesWithItsParent() {
    SignedIn phone = passport.signIn(ALICE);
    SignedIn tablet = passport.signIn(ALICE);
    Redeemed kept = handOver(phone.token());
    Redeemed ended = handOver(tablet.token());

    passport.revoke.revokeOthers(APP, kept.token());

    assertThat(passport.admits(kept.token())).isTrue();
    assertThat(passport.admits(phone.token())).isTrue();
    assertThat(passport.admits(tablet.token())).isFalse();
    assertThat(passport.admits(ended.token())).isFalse();
  }

  @Test
  void aParentHasFiveChildrenAtMost() {
    SignedIn alice = passport.signIn(ALICE);
    List<Redeemed> children = new ArrayList<>();
    for (int i = 0; i < SessionTerms.CHILDREN + 1; i++) {
      children.add(handOver(alice.token()));
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(passport.refusal(children.getFirst().token())).isEqualTo(Reason.DISPLACED);
    assertThat(children.subList(1, children.size()))
        .allMatch(child -> passport.admits(child.token()));
    assertThat(passport.admits(alice.token())).isTrue();
  }

  @Test
  void childrenAreNotListedAndTakeNoPlace() {
    SignedIn alice = passport.signIn(ALICE);
    handOver(alice.token());

    assertThat(store.sessions().of(alice.session().identity()))
        .extracting(Session.Live::id)
        .containsExactly(alice.session().id());
  }
}
