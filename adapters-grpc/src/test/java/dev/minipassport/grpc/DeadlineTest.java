package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.validationOf;
import static dev.minipassport.testkit.Passport.ALICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.common.util.concurrent.ListenableFuture;
import dev.minipassport.session.NotValid;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeadlineTest {
  /// Long enough for work to be begun on a machine that is busy with other things.
  private static final CallLimits SHORT =
      new CallLimits(4, 4, 4, Duration.ofMillis(500), Duration.ofMillis(500));

  private static void awaitUninterruptedly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aCallWithoutADeadlineGetsOursAndTheWorkKeepsItsPlaceUntilItEnds() {
    var release = new CountDownLatch(1);
    try (var running = new Running(SHORT)) {
      var alice = running.alice();
      running.store.beforeEach(() -> awaitUninterruptedly(release));

      var refused = Refused.by(() -> running.sessions.validateSession(validationOf(alice.token())));

      assertThat(refused.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(refused.reason()).isEqualTo("OUTCOME_UNKNOWN");
      assertThat(refused.text()).contains("not known").contains("Repeat the request");
      assertThat(running.server.inFlight()).isEqualTo(1);
      release.countDown();
    }
  }

  @Test
  void aLoginIsToldWhenOurDeadlinePasses() {
    var release = new CountDownLatch(1);
    try (var running = new Running(SHORT)) {
      LoginRequest request = running.loginWith(running.passport.codeOf(ALICE));
      running.store.beforeEach(() -> awaitUninterruptedly(release));

      var refused =
          Refused.by(() -> running.logins.withDeadlineAfter(36_500, TimeUnit.DAYS).login(request));

      assertThat(refused.reason()).isEqualTo("OUTCOME_UNKNOWN");
      release.countDown();
    }
  }

  @Test
  void aRevocationThatOutlivesOurDeadlineIsNeitherDeniedNorUndone() {
    var release = new CountDownLatch(1);
    try (var running = new Running(SHORT)) {
      var alice = running.alice();
      running.store.beforeEach(() -> awaitUninterruptedly(release));

      var refused =
          Refused.by(
              () ->
                  running.sessions.revokeAllSessions(
                      RevokeAllSessionsRequest.newBuilder()
                          .setAppId(Running.APP)
                          .setSessionToken(alice.token().reveal())
                          .build()));
      assertThat(refused.reason()).isEqualTo("OUTCOME_UNKNOWN");
      assertThat(refused.text()).doesNotContain("nothing was done");

      running.store.beforeEach(() -> {});
      release.countDown();
      Running.await(() -> running.server.inFlight() == 0);
      assertThat(running.passport.validate(alice.token())).isInstanceOf(NotValid.class);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, -1})
  void aDeadlineOfNoTimeNeitherHurtsNorReachesThePlatform(long nanos) {
    try (var running = new Running()) {
      LoginRequest request = running.loginWith(running.passport.codeOf(ALICE));

      var refused =
          Refused.by(
              () -> running.logins.withDeadlineAfter(nanos, TimeUnit.NANOSECONDS).login(request));

      assertThat(refused.code()).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(running.passport.exchange.calls()).isZero();
    }
  }

  @Test
  void aDeadlineOfAHundredYearsIsAnswered() {
    try (var running = new Running()) {
      var alice = running.alice();

      var response =
          running
              .sessions
              .withDeadlineAfter(36_500, TimeUnit.DAYS)
              .validateSession(validationOf(alice.token()));

      assertThat(response.hasValid()).isTrue();
    }
  }

  @Test
  void aLoginWhoseCallerLeftBeforeItsCodeWasSentIsNotExchanged() throws Exception {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    try (var running = new Running()) {
      LoginRequest request = running.loginWith(running.passport.codeOf(ALICE));
      running.store.beforeEach(
          () -> {
            entered.countDown();
            awaitUninterruptedly(release);
          });
      var future = LoginServiceGrpc.newFutureStub(running.channel).login(request);
      entered.await();

      future.cancel(true);
      running.awaitCount("Login", "CANCELLED", 1);
      theServerHasDealtWithWhatItReceived(running);
      running.store.beforeEach(() -> {});
      release.countDown();
      Running.await(() -> running.server.inFlight() == 0);

      assertThat(running.passport.exchange.calls()).isZero();
    }
  }

  /// Frames of one connection are dealt with in their order.
  private static void theServerHasDealtWithWhatItReceived(Running running) {
    var _ =
        HealthGrpc.newBlockingStub(running.channel).check(HealthCheckRequest.getDefaultInstance());
  }

  @Test
  void callsCancelledInMidFlightGiveTheirPlacesBack() throws Exception {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(4);
    try (var running = new Running(new CallLimits(4, 4, 4, Options.MINUTE, Options.MINUTE))) {
      var alice = running.alice();
      running.store.beforeEach(
          () -> {
            entered.countDown();
            awaitUninterruptedly(release);
          });
      var stub = SessionServiceGrpc.newFutureStub(running.channel);
      var futures =
          Stream.generate(() -> stub.validateSession(validationOf(alice.token())))
              .limit(4)
              .toList();
      entered.await();

      futures.forEach(future -> future.cancel(true));
      running.awaitCount("ValidateSession", "CANCELLED", 4);
      release.countDown();
      Running.await(() -> running.server.inFlight() == 0);

      ListenableFuture<ValidateSessionResponse> next =
          stub.validateSession(validationOf(alice.token()));
      assertThat(next.get(10, TimeUnit.SECONDS).hasValid()).isTrue();
    }
  }

  @Test
  void theCallersOwnDeadlineEndsItsCallAndIsCounted() {
    var release = new CountDownLatch(1);
    try (var running = new Running()) {
      var alice = running.alice();
      running.store.beforeEach(() -> awaitUninterruptedly(release));

      StatusRuntimeException thrown =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  running
                      .sessions
                      .withDeadlineAfter(30, TimeUnit.MILLISECONDS)
                      .validateSession(validationOf(alice.token())));

      assertThat(thrown.getStatus().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
      Running.await(
          () ->
              running.counted("ValidateSession", "CANCELLED")
                      + running.counted("ValidateSession", "DEADLINE_EXCEEDED")
                  == 1);
      release.countDown();
    }
  }
}
