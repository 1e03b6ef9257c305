package dev.minipassport.wechat.sessionkey;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.userdata.KeyAuthority.Resetting;
import dev.minipassport.userdata.KeyAuthority.Standing;
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
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("it reads what is logged")
final class WeChatKeyAuthorityTest {
  private static final String FRESH = "Y2FuYXJ5LWtleS0wMDAwMQ==";

  private final SimulatedCalls simulated = new SimulatedCalls();
  private final WeChatKeyAuthority authority = new WeChatKeyAuthority(simulated.calls());
  private final SimulatedPerson person = simulated.visitor("alice");
  private final Identity alice = simulated.identity(person);

  @AfterEach
  void close() {
    simulated.close();
  }

  private static String text(SessionKey key) {
    return key.use(bytes -> new String(bytes, US_ASCII));
  }

  private Resetting reset(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatKeyAuthority(calls).reset(alice, simulated.key(person), PATIENT);
    }
  }

  private Standing check(StubServer server) {
    try (WeChatCalls calls = simulated.to(server)) {
      return new WeChatKeyAuthority(calls).check(alice, simulated.key(person), PATIENT);
    }
  }

  /// `printf '' | openssl dgst -sha256 -hmac 'tiihtNczf5v6AKRyjwEUhQ=='`
  @Test
  void aKeyIsProvenByTheHmacOfNothingUnderItsText() {
    assertThat(KeyProof.query(alice, new SessionKey("tiihtNczf5v6AKRyjwEUhQ==".getBytes(US_ASCII))))
        .containsEntry("openid", alice.openId().value())
        .containsEntry("sig_method", "hmac_sha256")
        .containsEntry(
            "signature", "7154f9f8b4b76b92f541cbf0e37d48840fa06e5e42da92a6f80168a1516a4735");
  }

  @Test
  void theFreshKeyIsTheOneThatWeChatHolds() {
    var reset = (Resetting.Reset) authority.reset(alice, simulated.key(person), PATIENT);

    assertThat(text(reset.fresh())).isEqualTo(person.sessionKey(simulated.app()).orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(ints = {87007, 87009})
  void aKeyThatExpiredAndOneThatWasReplacedAreTheSame(int errcode) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body("{\"errcode\":" + errcode + "}"))) {
      assertThat(check(server)).isEqualTo(Standing.OUTDATED);
      assertThat(reset(server)).isEqualTo(new Resetting.Outdated());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {40003, 40097, 87008, 99999})
  void aRefusalThatIsOurDefectIsLoudAndSaysNothingAboutTheKey(int errcode) throws IOException {
    try (CapturedLog log = CapturedLog.begin();
        StubServer server =
            StubServer.plain(
                StubServer.body(
                    "{\"errcode\":"
                        + errcode
                        + ",\"errmsg\":\"canary rid: 6129ee10-272863a4-64d75414\"}"))) {
      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> check(server));
      assertThat(reset(server)).isEqualTo(new Resetting.Unknown());
      assertThat(log.lines(Level.ERROR))
          .hasSize(2)
          .allSatisfy(
              line ->
                  assertThat(line)
                      .contains("of app " + APP, "errcode " + errcode)
                      .contains("rid 6129ee10-272863a4-64d75414"));
      assertThat(log.text()).doesNotContain("canary");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":0,\"openid\":\"OPENID\"}",
        "{\"openid\":\"OPENID\",\"session_key\":12345}",
        "{\"openid\":\"OPENID\",\"session_key\":\"canary\"}",
        "{\"openid\":\"OPENID\",\"session_key\":\"密\"}",
        "{\"session_key\":\"" + FRESH + "\"}",
        "{\"openid\":\"oSomebodyElse\",\"session_key\":\"" + FRESH + "\"}",
        "<html>",
        ""
      })
  void aResetWithoutAUsableKeyIsInDoubt(String answer) throws IOException {
    String told = answer.replace("OPENID", alice.openId().value());
    try (CapturedLog log = CapturedLog.begin();
        StubServer server = StubServer.plain(StubServer.body(told))) {
      assertThat(reset(server)).isEqualTo(new Resetting.Unknown());
      assertThat(server.requests()).hasSize(1);
      assertThat(log.text())
          .contains("resetusersessionkey of app " + APP)
          .doesNotContain("canary", FRESH, "oSomebodyElse", alice.openId().value());
    }
  }

  @Test
  void aKeyLongerThanAnyIsNone() throws IOException {
    String told =
        "{\"openid\":\"" + alice.openId() + "\",\"session_key\":\"" + "A".repeat(60_000) + "\"}";
    try (StubServer server = StubServer.plain(StubServer.body(told))) {
      assertThat(reset(server)).isEqualTo(new Resetting.Unknown());
    }
  }

  /// What is said of a key is true, whatever goes wrong, and no key is written down.
  @ParameterizedTest
  @EnumSource
  void afterAFaultNothingWasReset(Fault fault) {
    SessionKey old = simulated.key(person);
    assertThat(authority.check(alice, old, PATIENT)).isEqualTo(Standing.CURRENT);
    simulated.wechat().fail(fault.on("resetusersessionkey").lasting(Duration.ofMillis(20)));
    String shown;
    try (CapturedLog log = CapturedLog.begin()) {
      shown = attempt(old);
      assertThat(log.text())
          .doesNotContain(
              text(old), text(simulated.key(person)), alice.openId().value(), signature(old));
    }
    assertThat(shown).doesNotContain(text(old), text(simulated.key(person)));
    assertThat(simulated.wechat().count("resetusersessionkey"))
        .isLessThanOrEqualTo(fault == Fault.TOKEN_RETIRED || fault == Fault.TOKEN_EXPIRED ? 2 : 1);
  }

  private String signature(SessionKey key) {
    return String.valueOf(KeyProof.query(alice, key).get("signature"));
  }

  private String attempt(SessionKey old) {
    try {
      Resetting outcome = authority.reset(alice, old, () -> Duration.ofMillis(500));
      if (outcome instanceof Resetting.Reset(var fresh)) {
        assertThat(text(fresh)).isEqualTo(text(simulated.key(person)));
      } else {
        assertThat(outcome).isEqualTo(new Resetting.Unknown());
      }
      return outcome.toString();
    } catch (dev.minipassport.fault.Fault nothingDone) {
      assertThat(text(simulated.key(person))).isEqualTo(text(old));
      return nothingDone.toString();
    }
  }
}
