package dev.minipassport.login;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.SessionList;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is answered when the store fails at one of its steps, or loses what it may lose.
final class FailingStoreTest {
  private final Set<String> failing = new HashSet<>();
  private final Set<String> losing = new HashSet<>();
  private final InMemoryStore memory = new InMemoryStore();
  private final Passport passport =
      new Passport(failingWhereTold(Store.class, memory), new TestClock());

  /// A port whose methods throw once their name is in `failing`; ports it gives out do so too.
  private <T> T failingWhereTold(Class<T> port, Object real) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> {
              if (failing.contains(method.getName())) {
                throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
              }
              if (losing.contains(method.getName())) {
                return null;
              }
              try {
                Object answer = method.invoke(real, arguments);
                return port == Store.class && method.getReturnType().isInterface()
                    ? failingWhereTold(method.getReturnType(), answer)
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  @Test
  void aStoreThatCannotWriteIsFoundOutBeforeTheCodeIsSpent() {
    LoginCode code = passport.codeOf(ALICE);
    failing.add("claim");

    assertThatThrownBy(() -> passport.login(APP, code)).isInstanceOf(Unavailable.class);
    assertThat(passport.exchange.calls()).isZero();

    failing.clear();
    assertThat(passport.login(APP, code)).isInstanceOf(SignedIn.class);
  }

  @Test
  void aStoreThatFailsAfterTheExchangeMeansAFreshCode() {
    LoginCode code = passport.codeOf(ALICE);
    failing.add("complete");

    assertThat(passport.login(APP, code))
        .isInstanceOfSatisfying(
            CodeRejected.class,
            rejected ->
                assertThat(rejected.reason()).isEqualTo(CodeRejected.Reason.EXCHANGE_UNKNOWN));
  }

  @Test
  void aClaimThatCannotBeReleasedMeansAFreshCode() {
    LoginCode code = passport.codeOf(ALICE);
    failing.add("release");
    passport.exchange.nextAnswers(
        () -> {
          throw new Unavailable(Dependency.WECHAT, Duration.ofSeconds(5));
        });

    assertThat(passport.login(APP, code)).isInstanceOf(CodeRejected.class);
  }

  @Test
  void aCodeThatCannotBeMarkedAsSpentIsRejectedAllTheSame() {
    LoginCode code = passport.codeOf(ALICE);
    failing.add("spend");
    passport.exchange.nextAnswers(Exchange.Expired::new);

    assertThat(passport.login(APP, code))
        .isEqualTo(new CodeRejected(CodeRejected.Reason.EXPIRED, Duration.ZERO));
  }

  @Test
  void aSettledCodeIsNeverSaidToBeUnspent() {
    LoginCode code = passport.codeOf(ALICE);
    passport.login(APP, code);
    failing.add("findBy");

    assertThat(passport.login(APP, code))
        .isEqualTo(new CodeRejected(CodeRejected.Reason.EXCHANGE_UNKNOWN, Duration.ofSeconds(1)));
  }

  @Test
  void aCodeThatAnotherCallExchangesIsNeverSaidToBeUnspent() {
    LoginCode code = passport.codeOf(ALICE);
    var now = passport.clock.instant();
    passport
        .store
        .loginCodes()
        .claim(code.digest(APP), now, now.plusSeconds(10), now.plus(LoginTerms.CODE_MEMORY));
    failing.add("look");

    assertThat(passport.login(APP, code))
        .isEqualTo(new CodeRejected(CodeRejected.Reason.EXCHANGE_UNKNOWN, Duration.ofSeconds(1)));
  }

  @Test
  void theListKnowsThatThePresentedSessionIsInUseAlsoWhereTheStoreDoesNot() {
    SignedIn alice = passport.signIn(ALICE);
    passport.clock.advance(Duration.ofDays(2));
    losing.add("seen");

    assertThat(passport.listed(alice.token()))
        .singleElement()
        .returns(passport.clock.instant(), entry -> entry.session().lastSeenAt())
        .returns(passport.clock.instant().plus(Duration.ofDays(7)), SessionList.Entry::expiresAt);
  }

  @Test
  void aValidationThatCannotBeAnsweredIsNeverValid() {
    SignedIn alice = passport.signIn(ALICE);
    failing.add("findBy");

    assertThatThrownBy(() -> passport.validate(alice.token())).isInstanceOf(Unavailable.class);
  }
}
