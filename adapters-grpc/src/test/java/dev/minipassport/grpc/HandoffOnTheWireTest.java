package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.session.SessionTerms;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.IssueHandoffRequest;
import dev.minipassport.v1.IssueHandoffResponse;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.RedeemHandoffRequest;
import dev.minipassport.v1.RedeemHandoffResponse;
import dev.minipassport.v1.RotateSessionRequest;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HandoffOnTheWireTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  private IssueHandoffResponse issue(String token) {
    return running.sessions.issueHandoff(
        IssueHandoffRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private RedeemHandoffResponse redeem(String ticket) {
    return running.sessions.redeemHandoff(
        RedeemHandoffRequest.newBuilder().setAppId(APP).setTicket(ticket).build());
  }

  @Test
  void aTicketGivesAWebViewASessionOfItsOwnOnce() {
    var alice = running.alice();

    IssueHandoffResponse.Issued issued = issue(alice.token().reveal()).getIssued();
    RedeemHandoffResponse.Redeemed redeemed = redeem(issued.getTicket()).getRedeemed();

    assertThat(issued.getTicket()).startsWith("mph_").hasSize(52);
    assertThat(Instant.ofEpochSecond(issued.getExpiresAt().getSeconds()))
        .isEqualTo(running.clock.instant().plus(SessionTerms.TICKET_LIFETIME));
    assertThat(redeemed.getSessionToken()).startsWith("mps_").hasSize(52);
    assertThat(redeemed.getSession().getParentSessionId())
        .isEqualTo(alice.session().id().toString());
    assertThat(redeem(issued.getTicket()).hasTicketRejected()).isTrue();
  }

  @Test
  void aWebViewEndsWithItsParentAndSaysSo() {
    var alice = running.alice();
    String child =
        redeem(issue(alice.token().reveal()).getIssued().getTicket())
            .getRedeemed()
            .getSessionToken();
    running.passport.revoke.revoke(alice.session().app(), alice.token());

    var refused =
        running.sessions.validateSession(validationOf(SessionToken.parse(child).orElseThrow()));

    assertThat(refused.getNotValid().getReason()).isEqualTo(NotValid.Reason.REASON_PARENT_ENDED);
  }

  @Test
  void aWebViewNeitherHandsOverNorRotates() {
    String child =
        redeem(issue(running.alice().token().reveal()).getIssued().getTicket())
            .getRedeemed()
            .getSessionToken();

    var rotation =
        running.sessions.rotateSession(
            RotateSessionRequest.newBuilder().setAppId(APP).setSessionToken(child).build());

    assertThat(issue(child).hasAlreadyHandedOver()).isTrue();
    assertThat(rotation.hasNotDue()).isTrue();
    assertThat(rotation.getNotDue().hasDueAt()).isFalse();
  }

  @Test
  void aTokenThatAdmitsToNothingGetsNoTicket() {
    var alice = running.alice();
    running.passport.revoke.revoke(alice.session().app(), alice.token());

    assertThat(issue(alice.token().reveal()).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_REVOKED);
  }

  @Test
  void whatIsNoTicketIsRejectedAsOne() {
    assertThat(redeem("").hasTicketRejected()).isTrue();
    assertThat(redeem(running.alice().token().reveal()).hasTicketRejected()).isTrue();
  }
}
