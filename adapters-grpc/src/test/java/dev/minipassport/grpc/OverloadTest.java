package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static dev.minipassport.testkit.Passport.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.Status.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class OverloadTest {
  private final Running running =
      new Running(new CallLimits(3, 2, 2, Options.MINUTE, Options.MINUTE));
  private final CountDownLatch release = new CountDownLatch(1);
  private final CountDownLatch listing = new CountDownLatch(2);
  private final CountDownLatch validating = new CountDownLatch(5);
  private String token = "";

  @BeforeEach
  void holdEverybodyInTheStore() {
    var alice = running.alice();
    token = alice.token().reveal();
    running.store.beforeEach(
        () -> {
          listing.countDown();
          validating.countDown();
          try {
            release.await();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
        });
  }

  @AfterEach
  void stop() {
    release.countDown();
    running.close();
  }

  private ListSessionsRequest list() {
    return ListSessionsRequest.newBuilder().setAppId(APP).setSessionToken(token).build();
  }

  private Future<?> listInBackground() {
    return SessionServiceGrpc.newFutureStub(running.channel).listSessions(list());
  }

  private Future<ValidateSessionResponse> validateInBackground() {
    return SessionServiceGrpc.newFutureStub(running.channel)
        .validateSession(validationOf(SessionToken.parse(token).orElseThrow()));
  }

  @Test
  void whatExceedsTheLimitIsRefusedAtOnceAndWhatIsWithinItIsAnswered() throws Exception {
    var within = Stream.generate(this::listInBackground).limit(2).toList();
    listing.await();

    for (int i = 0; i < 50; i++) {
      var refused = Refused.by(() -> running.sessions.listSessions(list()));

      assertThat(refused.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
      assertThat(refused.reason()).isEqualTo("OVERLOADED");
      assertThat(refused.retryAfter()).isPresent();
    }
    release.countDown();
    for (Future<?> call : within) {
      assertThat(call.get(10, TimeUnit.SECONDS)).isNotNull();
    }
    running.awaitCount("ListSessions", "RESOURCE_EXHAUSTED", 50);
    running.awaitCount("ListSessions", "OK", 2);
  }

  @Test
  void validationGoesOnWhileOtherCallsAreShed() throws Exception {
    Stream.generate(this::listInBackground).limit(2).forEach(call -> assertThat(call).isNotNull());
    listing.await();
    assertThat(Refused.by(() -> running.sessions.listSessions(list())).reason())
        .isEqualTo("OVERLOADED");

    Future<ValidateSessionResponse> validation = validateInBackground();
    release.countDown();

    assertThat(validation.get(10, TimeUnit.SECONDS).hasValid()).isTrue();
  }

  @Test
  void revocationGoesOnWhileLoginsHangAtThePlatform() throws Exception {
    running.store.beforeEach(() -> {});
    var hanging = new CountDownLatch(2);
    List<Future<?>> logins = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      running.passport.exchange.nextAnswers(() -> hang(hanging));
      LoginRequest login = running.loginWith(running.passport.codeOf(ALICE));
      logins.add(LoginServiceGrpc.newFutureStub(running.channel).login(login));
    }
    hanging.await();
    LoginRequest oneMore = running.loginWith(running.passport.codeOf(ALICE));
    assertThat(Refused.by(() -> running.logins.login(oneMore)).reason()).isEqualTo("OVERLOADED");

    var revocation =
        running.sessions.revokeAllSessions(
            RevokeAllSessionsRequest.newBuilder().setAppId(APP).setSessionToken(token).build());

    assertThat(revocation.hasRevoked()).isTrue();
    release.countDown();
    for (Future<?> login : logins) {
      assertThat(login.get(10, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private Exchange hang(CountDownLatch hanging) {
    hanging.countDown();
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    return new Exchange.Expired();
  }

  @Test
  void validationsThatAskTheStoreHaveALimitOfTheirOwnAndWarmOnesHaveNone() throws Exception {
    Stream.generate(this::listInBackground).limit(2).forEach(call -> assertThat(call).isNotNull());
    Stream.generate(this::validateInBackground)
        .limit(3)
        .forEach(call -> assertThat(call).isNotNull());
    validating.await();
    var request = validationOf(SessionToken.parse(token).orElseThrow());

    assertThat(Refused.by(() -> running.sessions.validateSession(request)).reason())
        .isEqualTo("OVERLOADED");
    assertThat(running.server.inFlight()).isEqualTo(5);

    running.store.warmUp();
    assertThat(running.sessions.validateSession(request).hasValid()).isTrue();
  }
}
