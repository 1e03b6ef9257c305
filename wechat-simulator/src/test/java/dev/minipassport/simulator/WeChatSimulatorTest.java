package dev.minipassport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.simulator.api.RecordedCall;
import dev.minipassport.simulator.fault.Fault;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WeChatSimulatorTest {
  private final WeChatSimulator weChat = WeChatSimulator.start();
  private final Caller caller = new Caller(weChat.baseUri());

  @AfterEach
  void stop() {
    caller.close();
    weChat.close();
  }

  @Test
  void aCodeIsTradedForOpenIdAndSessionKey() {
    var app = weChat.registerApp("wx1", "secret");
    var person = weChat.registerPerson();

    var answer = caller.exchange("wx1", "secret", person.login(app));

    assertThat(answer.body())
        .isEqualTo(
            "{\"session_key\":\"%s\",\"openid\":\"%s\"}",
            person.sessionKey(app).orElseThrow(), person.openId(app));
  }

  @Test
  void callsAreKeptWithoutTheValuesOfTheirParameters() {
    var app = weChat.registerApp("wx1", "secret");
    caller.exchange("wx1", "secret", weChat.registerPerson().login(app));

    assertThat(weChat.calls("jscode2session"))
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.method()).isEqualTo("GET");
              assertThat(call.path()).isEqualTo("/sns/jscode2session");
              assertThat(call.parameters())
                  .containsExactlyInAnyOrder("appid", "secret", "js_code", "grant_type");
              assertThat(call.accessToken()).isFalse();
              assertThat(call.app()).isEqualTo("wx1");
              assertThat(call.status()).isEqualTo(200);
              assertThat(call.errcode()).isEmpty();
              assertThat(call.toString()).doesNotContain("secret=");
            });
  }

  @Test
  void theErrcodeOfARefusalIsRecorded() {
    weChat.registerApp("wx1", "secret");
    caller.exchange("wx1", "secret", "no-such-code");

    assertThat(weChat.calls())
        .singleElement()
        .extracting(RecordedCall::errcode)
        .isEqualTo(OptionalInt.of(40029));
  }

  @Test
  void countsGoOnWhenOldCallsAreForgotten() {
    try (var small = WeChatSimulator.start(SimulatorOptions.DEFAULT.withCallsKept(2));
        var other = new Caller(small.baseUri())) {
      for (int i = 0; i < 5; i++) {
        other.exchange("wx" + i, "secret", "code");
      }

      assertThat(small.count("jscode2session")).isEqualTo(5);
      assertThat(small.calls()).extracting(RecordedCall::app).containsExactly("wx3", "wx4");
    }
  }

  @Test
  void pathsThatWeChatDoesNotHaveAreNotFound() {
    assertThat(caller.get("/sns/oauth2").statusCode()).isEqualTo(404);
    assertThat(weChat.count("elsewhere")).isEqualTo(1);
    assertThat(weChat.calls("elsewhere"))
        .singleElement()
        .satisfies(call -> assertThat(call.path()).isEqualTo("/sns/oauth2"));
  }

  @Test
  void aPathThatOnlyEndsLikeAnEndpointIsNotOne() {
    caller.get("/elsewhere/token");

    assertThat(weChat.calls("token")).isEmpty();
    assertThat(weChat.calls("elsewhere")).hasSize(1);
  }

  @Test
  void aMisspeltEndpointIsRefusedInsteadOfHavingNoCalls() {
    assertThatThrownBy(() -> weChat.calls("jscode2sesion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose an endpoint: jscode2session")
        .hasMessageContaining("elsewhere");
    assertThatThrownBy(() -> weChat.count("jscode2sesion"))
        .hasMessageContaining("choose an endpoint: jscode2session");
  }

  @Test
  void appsThatAreKeptOutlastAResetAsTheyWere() {
    weChat.registerApp("wx1", "hush", "owner");
    weChat.keepApps();
    weChat.registerApp("wx2", "s");
    caller.control("apps", "{'app':'wx1','secret':'other','frozen':40243}");

    caller.control("reset", "{}");
    caller.control("apps", "{'app':'wx1','secret':'another'}");
    caller.control("reset", "{}");

    assertThat(caller.get("/control/apps").body()).contains("wx1").doesNotContain("wx2");
    assertThat(caller.exchange("wx1", "hush", caller.code("wx1", "alice")).body())
        .contains("openid", "unionid");
  }

  @Test
  void aResetForgetsEverything() {
    var app = weChat.registerApp("wx1", "secret");
    String code = weChat.registerPerson().login(app);
    weChat.fail(Fault.BUSY);
    Instant before = weChat.clock().now();
    weChat.clock().advance(Duration.ofDays(1));

    weChat.reset();

    assertThat(caller.exchange("wx1", "secret", code).body()).contains("40013");
    assertThat(weChat.count("jscode2session")).isEqualTo(1);
    assertThat(weChat.clock().now()).isBefore(before.plus(Duration.ofHours(1)));
  }

  @Test
  void theSameSeedGivesTheSameCodes() {
    try (var one = WeChatSimulator.start(SimulatorOptions.DEFAULT.withSeed(7));
        var two = WeChatSimulator.start(SimulatorOptions.DEFAULT.withSeed(7));
        var other = WeChatSimulator.start(SimulatorOptions.DEFAULT.withSeed(8))) {
      assertThat(firstCode(one)).isEqualTo(firstCode(two)).isNotEqualTo(firstCode(other));
    }
  }

  @Test
  void aNamedPersonHasTheSameOpenIdAfterARestart() {
    try (var restarted = WeChatSimulator.start()) {
      assertThat(restarted.person("alice").openId(restarted.registerApp("wx1", "s")))
          .isEqualTo(weChat.person("alice").openId(weChat.registerApp("wx1", "s")))
          .hasSize(28);
    }
  }

  @Test
  void aTakenPortIsExplained() {
    assertThatThrownBy(
            () ->
                WeChatSimulator.start(
                    SimulatorOptions.DEFAULT.withPort(weChat.baseUri().getPort())))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("choose another port");
  }

  @Test
  void theDescriptionHasALineToCopyForEachAppAndNoSecret() {
    weChat.registerApp("wx1", "hush-hush");

    assertThat(weChat.describe())
        .contains("curl -s " + weChat.baseUri() + "/control/login")
        .contains("\"app\":\"wx1\"")
        .doesNotContain("hush");
  }

  @Test
  void withoutAnAppTheDescriptionSaysHowToRegisterOne() {
    assertThat(weChat.describe()).contains("/control/apps");
  }

  private static String firstCode(WeChatSimulator simulator) {
    return simulator.person("alice").login(simulator.registerApp("wx1", "s"));
  }
}
