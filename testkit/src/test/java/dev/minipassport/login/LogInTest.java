package dev.minipassport.login;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.GONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.Login.BlockedByWeChat;
import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.login.Login.CodeRejected.Reason;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class LogInTest {
  private final TestClock clock = new TestClock();
  private final Passport passport = new Passport(new InMemoryStore(), clock);

  private Login login(LoginCode code) {
    return passport.login(APP, code);
  }

  private static CodeRejected rejected(Reason reason) {
    return new CodeRejected(
        reason, reason == Reason.EXCHANGE_UNKNOWN ? Duration.ofSeconds(1) : Duration.ZERO);
  }

  @Test
  void aCodeSentAgainWithinTenSecondsGivesTheSameSessionAndIsNotExchangedAgain() {
    LoginCode code = passport.codeOf(ALICE);
    var first = (SignedIn) login(code);
    clock.advance(Duration.ofSeconds(9));

    var again = (SignedIn) login(code);

    assertThat(again.token().digest()).isEqualTo(first.token().digest());
    assertThat(again.session()).isEqualTo(first.session());
    assertThat(again.facts()).isEqualTo(first.facts());
    assertThat(passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void aCodeSentAgainLaterIsUsedAndWeChatIsNotAsked() {
    LoginCode code = passport.codeOf(ALICE);
    login(code);
    clock.advance(Duration.ofSeconds(10));

    assertThat(login(code)).isEqualTo(rejected(Reason.USED));
    assertThat(passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void aCodeWhoseSessionHasEndedIsUsed() {
    LoginCode code = passport.codeOf(ALICE);
    var first = (SignedIn) login(code);
    passport.revoke.revoke(APP, first.token());

    assertThat(login(code)).isEqualTo(rejected(Reason.USED));
  }

  @Test
  void aHundredCallsWithOneCodeGetOneSessionFromOneExchange() throws Exception {
    var slow = new CountDownLatch(1);
    var waiting = new Passport(new InMemoryStore(), clock, _ -> slow.countDown());
    LoginCode code = waiting.codeOf(ALICE);
    waiting.exchange.nextAnswers(
        () -> {
          awaitOthers(slow);
          return new Exchange.Exchanged(ALICE, Optional.empty(), ScriptedExchange.sessionKey(1));
        });
    List<Login> logins = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Login>> calls = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        calls.add(() -> waiting.login(APP, code));
      }
      for (var call : threads.invokeAll(calls)) {
        logins.add(call.get());
      }
    }

    assertThat(waiting.exchange.calls()).isEqualTo(1);
    assertThat(logins)
        .allSatisfy(login -> assertThat(login).isInstanceOf(SignedIn.class))
        .extracting(login -> ((SignedIn) login).token().digest())
        .containsOnly(((SignedIn) logins.getFirst()).token().digest());
  }

  private static void awaitOthers(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anExpiredCodeIsRejectedAndRememberedAsSpent() {
    var code = new LoginCode("nobody-gave-this");

    assertThat(login(code)).isEqualTo(rejected(Reason.EXPIRED));
    assertThat(login(code)).isEqualTo(rejected(Reason.USED));
    assertThat(passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void aPersonWhomWeChatBlocksIsKeptOut() {
    passport.exchange.nextAnswers(Exchange.Blocked::new);

    assertThat(login(passport.codeOf(ALICE))).isEqualTo(new BlockedByWeChat());
  }

  static List<Fault> faultsThatLeaveTheCodeUnspent() {
    return List.of(
        new Unavailable(Dependency.WECHAT, Duration.ofSeconds(5)),
        new QuotaReached(Duration.ofSeconds(60)),
        new AppCredentialsRejected(APP),
        new CallerGone());
  }

  @ParameterizedTest
  @MethodSource("faultsThatLeaveTheCodeUnspent")
  void aFaultLeavesTheCodeToBeRepeated(Fault fault) {
    LoginCode code = passport.codeOf(ALICE);
    passport.exchange.nextAnswers(
        () -> {
          throw fault;
        });

    assertThatThrownBy(() -> login(code)).isSameAs(fault);
    assertThat(login(code)).isInstanceOf(SignedIn.class);
  }

  @Test
  void anAnswerThatWasLostMeansAFreshCode() {
    LoginCode code = passport.codeOf(ALICE);
    passport.exchange.nextAnswers(Exchange.Unknown::new);

    assertThat(login(code)).isEqualTo(rejected(Reason.EXCHANGE_UNKNOWN));
    assertThat(login(code)).isEqualTo(rejected(Reason.USED));
    assertThat(passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void aBusyWeChatIsAskedOnceMore() {
    passport.exchange.nextAnswers(Exchange.Busy::new);

    assertThat(login(passport.codeOf(ALICE))).isInstanceOf(SignedIn.class);
    assertThat(passport.exchange.calls()).isEqualTo(2);
  }

  static List<Exchange> secondAnswersThatSayNothing() {
    return List.of(
        new Exchange.Busy(), new Exchange.Used(), new Exchange.Expired(), new Exchange.Unknown());
  }

  @ParameterizedTest
  @MethodSource("secondAnswersThatSayNothing")
  void afterABusyAnswerNobodyKnowsWhetherTheCodeIsSpent(Exchange second) {
    LoginCode code = passport.codeOf(ALICE);
    passport.exchange.nextAnswers(Exchange.Busy::new);
    passport.exchange.nextAnswers(() -> second);

    assertThat(login(code)).isEqualTo(rejected(Reason.EXCHANGE_UNKNOWN));
    assertThat(passport.exchange.calls()).isEqualTo(2);
  }

  @Test
  void aFaultAfterABusyAnswerDoesNotMakeTheCodeUnspentAgain() {
    LoginCode code = passport.codeOf(ALICE);
    passport.exchange.nextAnswers(Exchange.Busy::new);
    passport.exchange.nextAnswers(
        () -> {
          throw new Unavailable(Dependency.WECHAT, Duration.ofSeconds(5));
        });

    assertThat(login(code)).isEqualTo(rejected(Reason.EXCHANGE_UNKNOWN));
    assertThat(login(code)).isEqualTo(rejected(Reason.USED));
  }

  @Test
  void aCodeWhoseClaimantDiedIsNotExchangedAgain() {
    LoginCode code = passport.codeOf(ALICE);
    var now = clock.instant();
    passport
        .store
        .loginCodes()
        .claim(code.digest(APP), now, now.plusSeconds(10), now.plus(LoginTerms.CODE_MEMORY));

    assertThat(login(code)).isEqualTo(rejected(Reason.EXCHANGE_UNKNOWN));
    assertThat(clock.instant()).isBetween(now.plusSeconds(10), now.plusMillis(10_160));
    assertThat(passport.exchange.calls()).isZero();
  }

  @Test
  void whoWaitsForAnothersExchangeWaitsNoLongerThanTheirDeadline() {
    LoginCode code = passport.codeOf(ALICE);
    var now = clock.instant();
    passport
        .store
        .loginCodes()
        .claim(code.digest(APP), now, now.plusSeconds(10), now.plus(LoginTerms.CODE_MEMORY));
    Deadline twoSeconds =
        () -> {
          var left = Duration.between(clock.instant(), now.plusSeconds(2));
          return left.isNegative() ? Duration.ZERO : left;
        };

    assertThatThrownBy(() -> passport.logIn.logIn(attempt(code), twoSeconds))
        .isInstanceOf(CallerGone.class);
    assertThat(clock.instant()).isBetween(now.plusSeconds(2), now.plusMillis(2_160));
  }

  private static LoginAttempt attempt(LoginCode code) {
    return new LoginAttempt(APP, code, Optional.empty(), Optional.empty());
  }

  @Test
  void aCallerWhoIsGoneSpendsNothing() {
    LoginCode code = passport.codeOf(ALICE);

    assertThatThrownBy(() -> passport.logIn.logIn(attempt(code), GONE))
        .isInstanceOf(CallerGone.class);
    assertThat(passport.exchange.calls()).isZero();
    assertThat(login(code)).isInstanceOf(SignedIn.class);
  }

  @Test
  void aMockCodeIsRejectedWithoutAskingWeChat() {
    assertThat(login(new LoginCode("the code is a mock one"))).isEqualTo(rejected(Reason.MOCK));
    assertThat(passport.exchange.calls()).isZero();
  }

  @Test
  void anAppThatIsNotServedIsUnknown() {
    assertThatThrownBy(() -> passport.login(new AppId("wx-nobody"), new LoginCode("c")))
        .isInstanceOf(UnknownApp.class)
        .hasMessageContaining("configuration");
  }

  @Test
  void aStolenTokenPresentedAtLoginEndsItsSession() {
    SignedIn first = passport.signIn(ALICE);
    SignedIn next = passport.launch(ALICE, first.token());
    passport.validate(next.token());
    clock.advance(Duration.ofSeconds(30));

    SignedIn third = passport.launch(ALICE, first.token());

    assertThat(third.facts().continued()).isFalse();
    assertThat(passport.admits(next.token())).isFalse();
    assertThat(passport.admits(third.token())).isTrue();
  }

  @Test
  void whoNeverReceivedTheirNewTokenContinuesWithTheOldOne() {
    SignedIn first = passport.signIn(ALICE);
    SignedIn lost = passport.launch(ALICE, first.token());
    clock.advance(Duration.ofHours(1));

    SignedIn next = passport.launch(ALICE, first.token());

    assertThat(next.session().id()).isEqualTo(first.session().id());
    assertThat(passport.listed(next.token())).hasSize(1);
    assertThat(passport.attempt(ALICE, Optional.of(lost.token()), Optional.empty()))
        .isInstanceOf(SignedIn.class);
  }
}
