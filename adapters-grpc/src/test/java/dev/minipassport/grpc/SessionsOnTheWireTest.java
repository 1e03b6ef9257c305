package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static dev.minipassport.testkit.Passport.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.UnionId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.Passport;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.ListSessionsResponse.ListedSession;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeOtherSessionsRequest;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.RotateSessionRequest;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.Session;
import dev.minipassport.v1.ValidateSessionResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionsOnTheWireTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  private NotValid.Reason refusal(SessionToken token) {
    return running.sessions.validateSession(validationOf(token)).getNotValid().getReason();
  }

  private RotateSessionResponse rotate(SessionToken token) {
    return running.sessions.rotateSession(
        RotateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token.reveal()).build());
  }

  private static Instant instant(com.google.protobuf.Timestamp timestamp) {
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  @Test
  void aLiveTokenShowsItsSession() {
    var alice = running.passport.signIn(Passport.APP, ALICE, new UnionId("uAlice"));

    ValidateSessionResponse.Valid valid =
        running.sessions.validateSession(validationOf(alice.token())).getValid();

    Session session = valid.getSession();
    assertThat(valid.getRotateDue()).isFalse();
    assertThat(session.getSessionId()).isEqualTo(alice.session().id().toString());
    assertThat(session.getAccountId()).isEqualTo(alice.session().identity().account().toString());
    assertThat(session.getIdentityId()).isEqualTo(alice.session().identity().id().toString());
    assertThat(session.getAppId()).isEqualTo(APP);
    assertThat(session.getOpenId()).isEqualTo(ALICE.value());
    assertThat(session.getUnionId()).isEqualTo("uAlice");
    assertThat(session.getParentSessionId()).isEmpty();
    assertThat(instant(session.getExpiresAt())).isEqualTo(alice.expiresAt());
    assertThat(instant(session.getLoggedInAt())).isEqualTo(running.clock.instant());
  }

  @Test
  void anOldTokenIsDueForRotation() {
    var alice = running.alice();
    running.clock.advance(SessionTerms.DEFAULT.rotationAge());

    assertThat(
            running.sessions.validateSession(validationOf(alice.token())).getValid().getRotateDue())
        .isTrue();
  }

  @Test
  void aTokenNobodyIssuedIsUnknown() {
    assertThat(refusal(SessionToken.random(new Random(7))))
        .isEqualTo(NotValid.Reason.REASON_UNKNOWN);
  }

  @Test
  void whatEndedASessionIsSaid() {
    var idle = running.alice();
    running.clock.advance(SessionTerms.DEFAULT.idle());
    assertThat(refusal(idle.token())).isEqualTo(NotValid.Reason.REASON_IDLE);

    var revoked = running.alice();
    running.passport.revoke.revoke(Passport.APP, revoked.token());
    assertThat(refusal(revoked.token())).isEqualTo(NotValid.Reason.REASON_REVOKED);
  }

  @Test
  void aSuccessorIsGivenAgainWithinTheGrace() {
    var alice = running.alice();
    running.clock.advance(SessionTerms.DEFAULT.rotationAge());

    RotateSessionResponse.Rotated first = rotate(alice.token()).getRotated();
    RotateSessionResponse.Rotated again = rotate(alice.token()).getRotated();

    assertThat(first.getSessionToken()).startsWith("mps_").hasSize(52);
    assertThat(again.getSessionToken()).isEqualTo(first.getSessionToken());
    assertThat(first.getSession().getSessionId()).isEqualTo(alice.session().id().toString());
  }

  @Test
  void aPredecessorUsedAfterTheGraceIsTheft() {
    var alice = running.alice();
    running.clock.advance(SessionTerms.DEFAULT.rotationAge());
    var successor = SessionToken.parse(rotate(alice.token()).getRotated().getSessionToken());
    assertThat(running.passport.admits(successor.orElseThrow())).isTrue();
    running.clock.advance(SessionTerms.ROTATION_GRACE);

    assertThat(rotate(alice.token()).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_STOLEN);
  }

  @Test
  void aYoungTokenIsNotRotatedAndTheAnswerSaysWhenItWillBe() {
    var alice = running.alice();

    RotateSessionResponse.NotDue notDue = rotate(alice.token()).getNotDue();

    assertThat(instant(notDue.getDueAt()))
        .isEqualTo(running.clock.instant().plus(SessionTerms.DEFAULT.rotationAge()));
  }

  @Test
  void theListShowsEveryDeviceAndMarksTheOneThatAsks() {
    running.passport.signIn(ALICE, "Tablet");
    running.clock.advance(Duration.ofMinutes(1));
    var phone = running.passport.signIn(ALICE, "电话 📱");

    var listed =
        running
            .sessions
            .listSessions(
                ListSessionsRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(phone.token().reveal())
                    .build())
            .getList()
            .getSessionsList();

    assertThat(listed).extracting(ListedSession::getDeviceLabel).containsExactly("电话 📱", "Tablet");
    assertThat(listed).extracting(ListedSession::getCurrent).containsExactly(true, false);
    assertThat(instant(listed.getFirst().getCreatedAt())).isEqualTo(running.clock.instant());
    assertThat(instant(listed.getFirst().getExpiresAt())).isEqualTo(phone.expiresAt());
  }

  @Test
  void oneSessionIsRevokedByItsIdOnce() {
    var tablet = running.passport.signIn(ALICE, "Tablet");
    var phone = running.passport.signIn(ALICE, "Phone");
    var request =
        RevokeSessionRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken(phone.token().reveal())
            .setSessionId(tablet.session().id().toString())
            .build();

    assertThat(running.sessions.revokeSession(request).hasRevoked()).isTrue();
    assertThat(refusal(tablet.token())).isEqualTo(NotValid.Reason.REASON_REVOKED);
    assertThat(running.sessions.revokeSession(request).hasNoSuchSession()).isTrue();
    assertThat(running.passport.admits(phone.token())).isTrue();
  }

  @Test
  void aSessionWithoutAnIdIsThePresentedOne() {
    var alice = running.alice();

    assertThat(
            running
                .sessions
                .revokeSession(
                    RevokeSessionRequest.newBuilder()
                        .setAppId(APP)
                        .setSessionToken(alice.token().reveal())
                        .build())
                .hasRevoked())
        .isTrue();
    assertThat(running.passport.admits(alice.token())).isFalse();
  }

  @Test
  void othersAreRevokedWithoutTheOneThatAsks() {
    var tablet = running.alice();
    var phone = running.alice();

    assertThat(
            running
                .sessions
                .revokeOtherSessions(
                    RevokeOtherSessionsRequest.newBuilder()
                        .setAppId(APP)
                        .setSessionToken(phone.token().reveal())
                        .build())
                .hasRevoked())
        .isTrue();
    assertThat(running.passport.admits(phone.token())).isTrue();
    assertThat(running.passport.admits(tablet.token())).isFalse();
  }

  @Test
  void allAreRevokedWithTheOneThatAsks() {
    var tablet = running.alice();
    var phone = running.alice();

    assertThat(
            running
                .sessions
                .revokeAllSessions(
                    RevokeAllSessionsRequest.newBuilder()
                        .setAppId(APP)
                        .setSessionToken(phone.token().reveal())
                        .build())
                .hasRevoked())
        .isTrue();
    assertThat(running.passport.admits(phone.token())).isFalse();
    assertThat(running.passport.admits(tablet.token())).isFalse();
  }
}
