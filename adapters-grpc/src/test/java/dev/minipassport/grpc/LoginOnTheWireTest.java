package dev.minipassport.grpc;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Note;
import dev.minipassport.identity.Accounts;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.CodeRejected;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.SignedIn;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LoginOnTheWireTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    running.close();
  }

  private LoginResponse login(LoginCode code) {
    return running.logins.login(running.loginWith(code));
  }

  private CodeRejected rejected(Exchange answer) {
    running.passport.exchange.nextAnswers(() -> answer);
    return login(running.passport.codeOf(ALICE)).getCodeRejected();
  }

  @Test
  void aPersonSignsInForTheFirstTime() {
    SignedIn signedIn = login(running.passport.codeOf(ALICE)).getSignedIn();

    assertThat(signedIn.getSessionToken()).startsWith("mps_").hasSize(52);
    assertThat(signedIn.getSession().getOpenId()).isEqualTo(ALICE.value());
    assertThat(signedIn.getSession().getUnionId()).isEmpty();
    assertThat(signedIn.getFirstLogin()).isTrue();
    assertThat(signedIn.getContinued()).isFalse();
    assertThat(signedIn.getLinkage()).isEqualTo(SignedIn.Linkage.LINKAGE_UNCHANGED);
  }

  @Test
  void aLoginWithTheCurrentTokenContinuesItsSession() {
    var alice = running.alice();

    SignedIn signedIn =
        running
            .logins
            .login(
                running.loginWith(running.passport.codeOf(ALICE)).toBuilder()
                    .setCurrentToken(alice.token().reveal())
                    .setDeviceLabel("iPhone 15")
                    .build())
            .getSignedIn();

    assertThat(signedIn.getContinued()).isTrue();
    assertThat(signedIn.getFirstLogin()).isFalse();
    assertThat(signedIn.getSession().getSessionId()).isEqualTo(alice.session().id().toString());
    assertThat(signedIn.getSessionToken()).isNotEqualTo(alice.token().reveal());
  }

  @Test
  void aCurrentTokenThatIsNoneIsIgnored() {
    LoginRequest request =
        running.loginWith(running.passport.codeOf(ALICE)).toBuilder()
            .setCurrentToken("not a token\r\n")
            .build();

    assertThat(running.logins.login(request).getSignedIn().getContinued()).isFalse();
  }

  @Test
  void aDeviceLabelStandsInTheList() {
    LoginRequest request =
        running.loginWith(running.passport.codeOf(ALICE)).toBuilder()
            .setDeviceLabel("iPhone 15")
            .build();
    String token = running.logins.login(request).getSignedIn().getSessionToken();

    var list =
        running.sessions.listSessions(
            ListSessionsRequest.newBuilder().setAppId(APP.value()).setSessionToken(token).build());

    assertThat(list.getList().getSessions(0).getDeviceLabel()).isEqualTo("iPhone 15");
  }

  @Test
  void aPersonOfAnotherAppOfTheSameOwnerIsLinked() {
    var owner = new OwnerId("owner");
    running.passport.apps.setOwner(APP, owner);
    running.passport.apps.setOwner(Passport.OTHER_APP, owner);
    var unionId = new UnionId("uAlice");
    running.passport.signIn(Passport.OTHER_APP, ALICE, unionId);

    SignedIn signedIn =
        login(running.passport.exchange.codeOf(APP, ALICE, Optional.of(unionId))).getSignedIn();

    assertThat(signedIn.getLinkage()).isEqualTo(SignedIn.Linkage.LINKAGE_LINKED);
    assertThat(signedIn.getSession().getUnionId()).isEqualTo("uAlice");
  }

  @Test
  void anotherUnionIdThanBeforeIsNamed() {
    running.passport.signIn(APP, ALICE, new UnionId("uAlice"));

    SignedIn signedIn =
        login(running.passport.exchange.codeOf(APP, ALICE, Optional.of(new UnionId("uOther"))))
            .getSignedIn();

    assertThat(signedIn.getLinkage()).isEqualTo(SignedIn.Linkage.LINKAGE_UNION_ID_DIFFERS);
  }

  @Test
  void aCodeThatGivesNoSessionIsRejectedWithItsReasonAndTheWait() {
    CodeRejected expired = rejected(new Exchange.Expired());
    CodeRejected unknown = rejected(new Exchange.Unknown());

    assertThat(expired.getReason()).isEqualTo(CodeRejected.Reason.REASON_EXPIRED);
    assertThat(expired.getWaitBeforeLogin().getSeconds()).isZero();
    assertThat(rejected(new Exchange.Used()).getReason())
        .isEqualTo(CodeRejected.Reason.REASON_USED);
    assertThat(unknown.getReason()).isEqualTo(CodeRejected.Reason.REASON_EXCHANGE_UNKNOWN);
    assertThat(unknown.getWaitBeforeLogin().getSeconds()).isEqualTo(1);
    assertThat(login(new LoginCode("the code is a mock one")).getCodeRejected().getReason())
        .isEqualTo(CodeRejected.Reason.REASON_MOCK);
  }

  @Test
  void aCodeSentAgainGetsTheSameSessionAndLaterIsUsed() {
    LoginCode code = running.passport.codeOf(ALICE);
    SignedIn first = login(code).getSignedIn();

    assertThat(login(code).getSignedIn()).isEqualTo(first);
    running.clock.advance(Duration.ofSeconds(10));
    assertThat(login(code).getCodeRejected().getReason())
        .isEqualTo(CodeRejected.Reason.REASON_USED);
    assertThat(running.passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void whomWeChatBlocksIsToldSo() {
    running.passport.exchange.nextAnswers(Exchange.Blocked::new);

    assertThat(login(running.passport.codeOf(ALICE)).hasBlockedByWechat()).isTrue();
  }

  @Test
  void whoIsSuspendedIsToldSo() {
    var alice = running.alice();
    assertThat(
            running
                .store
                .accounts()
                .suspend(
                    alice.session().identity().account(),
                    running.passport.note(Note.Action.SUSPEND)))
        .isEqualTo(Accounts.Suspending.CHANGED);

    assertThat(login(running.passport.codeOf(ALICE)).hasAccountSuspended()).isTrue();
  }

  @Test
  void anAppMayRefuseSessionsBeyondItsLimit() {
    running.passport.apps.serve(
        APP,
        new SessionTerms(
            Duration.ofDays(30),
            Duration.ofDays(7),
            1,
            SessionTerms.Overflow.REFUSE,
            Duration.ofDays(1)));
    running.alice();

    assertThat(login(running.passport.codeOf(ALICE)).hasSessionLimitReached()).isTrue();
  }
}
