package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note.Action;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.Login;
import dev.minipassport.login.Login.AccountSuspended;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginCode;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who somebody is, and whether they may be here, decided on several nodes at the same time. Each
/// node has a cache of its own.
final class RacesAcrossNodesTest {
  private static final int ROUNDS = Integer.getInteger("races.rounds", 10);
  private static final OwnerId OWNER = new OwnerId("one");
  private static final AtomicInteger CODES = new AtomicInteger();

  private final TestClock clock = new TestClock();
  private final Nodes database = new Nodes(clock);
  private final List<Passport> nodes = new ArrayList<>();

  /// One person in two apps, another one in each round.
  private OpenId alice = Passport.ALICE;

  private OpenId aliceElsewhere = Passport.BOB;
  private UnionId aliceEverywhere = new UnionId("uAlice");

  @BeforeEach
  void open() {
    for (int i = 0; i < 3; i++) {
      Passport node = database.start(options -> options.withConnections(4)).passport();
      node.apps.setOwner(APP, OWNER);
      node.apps.setOwner(OTHER_APP, OWNER);
      nodes.add(node);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void somebodyNew(int round) {
    alice = new OpenId("oAlice_%021d".formatted(round));
    aliceElsewhere = new OpenId("oElsewhere_%017d".formatted(round));
    aliceEverywhere = new UnionId("uAlice_%021d".formatted(round));
  }

  /// No two nodes are told the same code.
  private static Login login(Passport node, AppId app, OpenId person, Optional<UnionId> union) {
    int number = CODES.incrementAndGet();
    node.exchange.nextAnswers(
        () -> new Exchange.Exchanged(person, union, ScriptedExchange.sessionKey(number)));
    return node.login(app, new LoginCode("race-%032d".formatted(number)));
  }

  private static SignedIn signIn(Passport node, AppId app, OpenId person) {
    return (SignedIn) login(node, app, person, Optional.empty());
  }

  private SignedIn signInEverywhere(Passport node, AppId app, OpenId person) {
    return (SignedIn) login(node, app, person, Optional.of(aliceEverywhere));
  }

  /// What each of them got, in their order; they start together.
  @SafeVarargs
  private static <T> List<T> race(Callable<? extends T>... runners) throws Exception {
    var start = new CyclicBarrier(runners.length);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> running = new ArrayList<>();
      for (Callable<? extends T> runner : runners) {
        running.add(
            threads.submit(
                () -> {
                  start.await();
                  return runner.call();
                }));
      }
      List<T> got = new ArrayList<>();
      for (Future<T> one : running) {
        got.add(one.get());
      }
      return got;
    }
  }

  /// The account as it stands now, wherever it is asked for.
  private Account account(SignedIn login) {
    AccountId id = login.session().identity().account();
    List<Account> answers =
        nodes.stream()
            .map(node -> node.store.accounts().find(id).orElseThrow())
            .distinct()
            .toList();
    assertThat(answers).hasSize(1);
    return answers.getFirst();
  }

  /// On every node, as soon as all have heard of it.
  private void admitted(AppId app, SignedIn login) {
    for (Passport node : nodes) {
      awaits(
          () ->
              node.validate.validate(app, login.token()) instanceof Validation.Valid valid
                  && valid.session().id().equals(login.session().id())
                  && valid.session().identity().account().equals(account(login).id()));
    }
  }

  private void refused(AppId app, SignedIn login) {
    for (Passport node : nodes) {
      awaits(() -> !(node.validate.validate(app, login.token()) instanceof Validation.Valid));
    }
  }

  @Test
  void firstLoginsOfOnePersonInSeveralAppsMakeOneAccount() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      somebodyNew(round);
      List<SignedIn> logins =
          race(
              () -> signInEverywhere(nodes.get(0), APP, alice),
              () -> signInEverywhere(nodes.get(1), OTHER_APP, aliceElsewhere),
              () -> signInEverywhere(nodes.get(2), APP, alice));

      assertThat(logins.stream().map(this::account).distinct()).hasSize(1);
      admitted(APP, logins.get(0));
      admitted(OTHER_APP, logins.get(1));
      admitted(APP, logins.get(2));
      assertThat(logins.get(2).session().identity().id())
          .isEqualTo(logins.get(0).session().identity().id());
    }
  }

  @Test
  void accountsThatTurnOutToBeOnePersonBecomeOneAndNobodyIsSignedOut() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      somebodyNew(round);
      SignedIn here = signIn(nodes.get(0), APP, alice);
      SignedIn there = signIn(nodes.get(1), OTHER_APP, aliceElsewhere);
      assertThat(account(here)).isNotEqualTo(account(there));

      List<SignedIn> logins =
          race(
              () -> signInEverywhere(nodes.get(1), APP, alice),
              () -> signInEverywhere(nodes.get(2), OTHER_APP, aliceElsewhere));

      assertThat(Stream.of(here, there, logins.get(0), logins.get(1)).map(this::account).distinct())
          .hasSize(1);
      admitted(APP, here);
      admitted(OTHER_APP, there);
      admitted(APP, logins.get(0));
      admitted(OTHER_APP, logins.get(1));
      assertThat(signInEverywhere(nodes.get(0), APP, alice).facts().linkage())
          .isEqualTo(Linkage.UNCHANGED);
    }
  }

  @Test
  void aSuspensionLeavesNoSessionWhoeverSignsInElsewhere() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      somebodyNew(round);
      SignedIn before = signIn(nodes.get(0), APP, alice);
      AccountId id = account(before).id();
      admitted(APP, before);

      List<Object> outcomes =
          race(
              () -> nodes.get(0).store.accounts().suspend(id, nodes.get(0).note(Action.SUSPEND)),
              () -> login(nodes.get(1), APP, alice, Optional.empty()),
              () -> login(nodes.get(2), APP, alice, Optional.empty()));

      assertThat(account(before).suspended()).isTrue();
      refused(APP, before);
      for (Object outcome : outcomes.subList(1, 3)) {
        if (outcome instanceof SignedIn login) {
          refused(APP, login);
        } else {
          assertThat(outcome).isInstanceOf(AccountSuspended.class);
        }
      }
      assertThat(login(nodes.get(1), APP, alice, Optional.empty()))
          .isInstanceOf(AccountSuspended.class);
    }
  }

  @Test
  void whoeverJoinsAnAccountThatIsBeingSuspendedIsSuspendedOrApart() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      somebodyNew(round);
      SignedIn there = signInEverywhere(nodes.get(0), OTHER_APP, aliceElsewhere);
      SignedIn here = signIn(nodes.get(1), APP, alice);
      AccountId id = account(there).id();

      List<Object> outcomes =
          race(
              () -> nodes.get(2).store.accounts().suspend(id, nodes.get(2).note(Action.SUSPEND)),
              () -> login(nodes.get(1), APP, alice, Optional.of(aliceEverywhere)));

      refused(OTHER_APP, there);
      SignedIn joined = (SignedIn) outcomes.get(1);
      if (account(joined).suspended()) {
        assertThat(account(joined)).isEqualTo(account(there));
        refused(APP, joined);
        refused(APP, here);
      } else {
        assertThat(account(joined)).isNotEqualTo(account(there));
        assertThat(joined.facts().linkage()).isEqualTo(Linkage.ACCOUNTS_CONFLICT);
        admitted(APP, joined);
        admitted(APP, here);
      }
    }
  }

  @Test
  void ofOperatorsWhoSettleAConflictAtOnceOneDoes() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      somebodyNew(round);
      SignedIn there = signInEverywhere(nodes.get(0), OTHER_APP, aliceElsewhere);
      AccountId other = account(there).id();
      var _ = nodes.get(0).store.accounts().suspend(other, nodes.get(0).note(Action.SUSPEND));
      SignedIn here = signIn(nodes.get(1), APP, alice);
      assertThat(signInEverywhere(nodes.get(1), APP, alice).facts().linkage())
          .isEqualTo(Linkage.ACCOUNTS_CONFLICT);
      AccountId own = account(here).id();

      List<Settling> outcomes =
          race(
              () -> settle(nodes.get(0), own, other, Settlement.LINK),
              () -> settle(nodes.get(1), other, own, Settlement.LINK),
              () -> settle(nodes.get(2), own, other, Settlement.KEEP_APART));

      assertThat(outcomes).containsOnlyOnce(Settling.SETTLED).contains(Settling.UNKNOWN_CONFLICT);
      if (outcomes.get(2) == Settling.SETTLED) {
        assertThat(account(here)).isEqualTo(new Account(own, false));
        assertThat(account(there)).isEqualTo(new Account(other, true));
        admitted(APP, here);
      } else {
        AccountId kept = outcomes.get(0) == Settling.SETTLED ? other : own;
        assertThat(account(here)).isEqualTo(new Account(kept, true)).isEqualTo(account(there));
        refused(APP, here);
      }
    }
  }

  private static Settling settle(Passport node, AccountId account, AccountId with, Settlement how) {
    return node.store.accounts().settle(account, with, how, node.note(Action.SETTLE_CONFLICT));
  }
}
