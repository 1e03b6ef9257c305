package dev.minipassport.wechat.content;

import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import dev.minipassport.content.ContentCheck.Checked;
import dev.minipassport.content.ContentCheck.Submitted;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.fault.QuotaReached;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.call.SimulatedCalls;
import dev.minipassport.wechat.call.WeChatCalls;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it reads what is logged")
final class WeChatContentCheckTest {
  private static final Nickname NICKNAME = new Nickname("canary 昵称 😀");
  private static final AvatarUrl PICTURE = new AvatarUrl("https://cdn.example.com/canary.png");

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final Identity alice = simulated.identity(simulated.visitor("alice"));
  private final WeChatContentCheck check = new WeChatContentCheck(simulated.calls());

  @AfterEach
  void close() {
    simulated.close();
  }

  private Checked checked(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatContentCheck(calls).check(alice, NICKNAME, PATIENT);
    }
  }

  private Submitted submitted(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatContentCheck(calls).submit(alice, PICTURE, PATIENT);
    }
  }

  @Test
  void aNicknameIsAskedAboutAsTheContentOfAProfileInPlainUtf8() throws IOException {
    try (StubServer server =
        StubServer.plain(StubServer.body("{\"errcode\":0,\"result\":{\"suggest\":\"pass\"}}"))) {
      assertThat(checked(server)).isEqualTo(new Checked.Judged(Verdict.PASS));
      assertThat(server.bodies())
          .containsExactly(
              "{\"openid\":\""
                  + alice.openId()
                  + "\",\"version\":2,\"scene\":1,\"content\":\"canary 昵称 😀\"}");
    }
  }

  @Test
  void aPictureIsSubmittedAsAnImageOfAProfile() throws IOException {
    try (StubServer server =
        StubServer.plain(StubServer.body("{\"errcode\":0,\"trace_id\":\"60ae120f-371d5872\"}"))) {
      assertThat(submitted(server))
          .isInstanceOfSatisfying(
              Submitted.Accepted.class,
              accepted -> assertThat(accepted.check().value()).isEqualTo("60ae120f-371d5872"));
      assertThat(server.bodies().getFirst())
          .contains("\"version\":2,\"scene\":1,")
          .contains("\"media_url\":\"https://cdn.example.com/canary.png\",\"media_type\":2");
    }
  }

  @Test
  void stepsOfACheckThatFailedCountForNothing() throws IOException {
    try (StubServer server =
        StubServer.plain(
            StubServer.body(
                "{\"result\":{\"suggest\":\"pass\",\"label\":\"100\"},\"detail\":["
                    + "{\"strategy\":\"content_model\",\"errcode\":-1008,\"suggest\":\"risky\"}]}"))) {
      assertThat(checked(server)).isEqualTo(new Checked.Judged(Verdict.PASS));
    }
  }

  @ParameterizedTest
  @CsvSource({"pass,PASS", "review,REVIEW", "risky,RISKY", "PASS,REVIEW", "block,REVIEW"})
  void aSuggestionNobodyKnowsIsForAPersonToLookAt(String suggest, Verdict verdict)
      throws IOException {
    try (StubServer server =
        StubServer.plain(
            StubServer.body("{\"result\":{\"suggest\":\"" + suggest + "\"},\"errcode\":\"0\"}"))) {
      assertThat(checked(server)).isEqualTo(new Checked.Judged(verdict));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":0}",
        "{\"result\":12345}",
        "{\"result\":{\"suggest\":\"\"}}",
        "{\"result\":{\"suggest\":1}}",
        "{\"trace_id\":\"with space\"}",
        "{\"trace_id\":{\"a\":1}}",
        "<html>",
        ""
      })
  void anAnswerThatSaysNothingIsNone(String answer) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer))) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> checked(server));
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> submitted(server));
    }
  }

  @Test
  void aTraceIdLongerThanAnyIsNone() throws IOException {
    try (StubServer server =
        StubServer.plain(StubServer.body("{\"trace_id\":\"" + "a".repeat(60_000) + "\"}"))) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> submitted(server));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40003, 40004, 40129, 43104, 44002, 47001, 99999})
  void aRefusalThatIsOurDefectIsLoudWithItsRid(int errcode) {
    try (CapturedLog log = CapturedLog.begin()) {
      simulated.wechat().fail(Fault.UNKNOWN_ERROR.on("msg_sec_check").withErrcode(errcode));
      simulated.wechat().fail(Fault.UNKNOWN_ERROR.on("media_check_async").withErrcode(errcode));

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> check.check(alice, NICKNAME, PATIENT));
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> check.submit(alice, PICTURE, PATIENT));

      assertThat(log.lines(Level.ERROR))
          .hasSize(2)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("errcode " + errcode)
                      .containsPattern("rid [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}"));
      assertThat(log.text()).doesNotContain("canary", alice.openId().value());
    }
  }

  @Test
  void aPictureThatIsSubmittedTooOftenHasToWait() {
    for (int i = 0; i < 10; i++) {
      assertThat(check.submit(alice, PICTURE, PATIENT)).isInstanceOf(Submitted.Accepted.class);
    }

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(() -> check.submit(alice, PICTURE, PATIENT))
        .satisfies(fault -> assertThat(fault.retryAfter()).isEqualTo(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @CsvSource({"44991,PT1M", "45009,PT1H"})
  void aUsedUpQuotaSaysWhenItOpensAgain(int errcode, Duration retryAfter) {
    simulated.wechat().fail(Fault.UNKNOWN_ERROR.on("msg_sec_check").withErrcode(errcode));

    assertThatExceptionOfType(QuotaReached.class)
        .isThrownBy(() -> check.check(alice, NICKNAME, PATIENT))
        .satisfies(fault -> assertThat(fault.retryAfter()).isEqualTo(retryAfter));
  }

  /// Whatever happens, what is risky is never said to pass.
  @ParameterizedTest
  @EnumSource
  void noFaultTurnsAVerdictAround(Fault fault) {
    assertThat(check.check(alice, NICKNAME, PATIENT)).isInstanceOf(Checked.Judged.class);
    simulated
        .wechat()
        .contentRules()
        .word("canary", dev.minipassport.simulator.content.Verdict.risky(20001));
    simulated.wechat().fail(fault.on("msg_sec_check").lasting(Duration.ofMillis(50)));
    simulated.wechat().fail(fault.on("media_check_async").lasting(Duration.ofMillis(50)));
    try (CapturedLog log = CapturedLog.begin()) {
      try {
        assertThat(check.check(alice, NICKNAME, () -> Duration.ofMillis(500)))
            .isEqualTo(new Checked.Judged(Verdict.RISKY));
      } catch (dev.minipassport.fault.Fault answerless) {
        assertThat(answerless).hasMessageNotContaining("canary");
      }
      try {
        assertThat(check.submit(alice, PICTURE, () -> Duration.ofMillis(500)))
            .isInstanceOf(Submitted.Accepted.class);
      } catch (dev.minipassport.fault.Fault answerless) {
        assertThat(answerless).hasMessageNotContaining("canary");
      }
      assertThat(log.text()).doesNotContain("canary", alice.openId().value());
    }
  }
}
