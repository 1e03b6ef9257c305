package dev.minipassport.grpc;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.v1.LoginRequest;
import io.grpc.Status.Code;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class FaultsOnTheWireTest {
  private static final Duration DELAY = Duration.ofMillis(2500);

  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        Arguments.of(new UnknownApp(APP), Code.NOT_FOUND, "APP_UNKNOWN", Optional.empty()),
        Arguments.of(
            new AppCredentialsRejected(APP),
            Code.FAILED_PRECONDITION,
            "APP_CREDENTIALS_REJECTED",
            Optional.empty()),
        Arguments.of(
            new QuotaReached(DELAY),
            Code.RESOURCE_EXHAUSTED,
            "WECHAT_QUOTA_REACHED",
            Optional.of(DELAY)),
        Arguments.of(
            new Overloaded(DELAY), Code.RESOURCE_EXHAUSTED, "OVERLOADED", Optional.of(DELAY)),
        Arguments.of(
            new Unavailable(Dependency.WECHAT, DELAY),
            Code.UNAVAILABLE,
            "WECHAT_UNAVAILABLE",
            Optional.of(DELAY)),
        Arguments.of(
            new Unavailable(Dependency.STORE, DELAY),
            Code.UNAVAILABLE,
            "STORE_UNAVAILABLE",
            Optional.of(DELAY)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void aFaultIsAStatusWithItsReasonAndWhatToDo(
      Fault fault, Code code, String reason, Optional<Duration> retryAfter) {
    LoginRequest request = running.loginWith(running.passport.codeOf(ALICE));
    running.passport.exchange.nextAnswers(
        () -> {
          throw fault;
        });

    var refused = Refused.by(() -> running.logins.login(request));

    assertThat(refused.code()).isEqualTo(code);
    assertThat(refused.reason()).isEqualTo(reason);
    assertThat(refused.text())
        .isEqualTo(
            fault.getMessage()
                + retryAfter.map(delay -> " Delay: " + delay.toMillis() + " ms.").orElse(""));
    assertThat(refused.retryAfter()).isEqualTo(retryAfter);
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofTheStore")
  void aStoreThatIsDownIsSaidByEveryMethod(WireMethod<?> method) {
    Runnable call = method.prepared(running);
    running.store.beforeEach(
        () -> {
          throw new Unavailable(Dependency.STORE, DELAY);
        });

    var refused = Refused.by(call::run);

    assertThat(refused.code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(refused.reason()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(refused.retryAfter()).contains(DELAY);
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofTheStore")
  void aDefectIsInternalAndTellsTheCallerNothing(WireMethod<?> method) {
    Runnable call = method.prepared(running);
    running.store.beforeEach(
        () -> {
          throw new IllegalStateException("select * from secrets");
        });

    var refused = Refused.by(call::run);

    assertThat(refused.code()).isEqualTo(Code.INTERNAL);
    assertThat(refused.reason()).isEqualTo("INTERNAL");
    assertThat(refused.text()).contains("Tell its operator").doesNotContain("secrets");
    running.awaitCount(method.name(), "INTERNAL", 1);
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofTheStore")
  void anErrorOfTheMachineIsAnsweredToo(WireMethod<?> method) {
    Runnable call = method.prepared(running);
    running.store.beforeEach(
        () -> {
          throw new StackOverflowError();
        });

    assertThat(Refused.by(call::run).code()).isEqualTo(Code.INTERNAL);
  }

  @Test
  void anAppThatIsNotServedIsNamedAtLogin() {
    LoginRequest request = LoginRequest.newBuilder().setAppId("wx404").setCode("c").build();

    var refused = Refused.by(() -> running.logins.login(request));

    assertThat(refused.reason()).isEqualTo("APP_UNKNOWN");
    assertThat(refused.text()).contains("wx404").contains("add it to the configuration");
  }

  @Test
  void everyMethodOfTheWireIsAmongThoseTestedHere() {
    assertThat(WireMethod.all()).hasSize(WireMethod.methodsOnTheWire());
  }
}
