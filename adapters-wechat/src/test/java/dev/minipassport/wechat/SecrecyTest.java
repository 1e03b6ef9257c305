package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.SECRET;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Neither secret, code, key nor person appear in a log line, an exception or a dump of a value.
@Isolated("it reads what is logged")
final class SecrecyTest {
  private static final String KEY = "Y2FuYXJ5LWtleS0wMDAwMQ==";
  private static final String OPEN_ID = "oCanaryOpenId_0123456789abcd";

  private static String attempt(WeChatCodeExchange exchange, String text) {
    try {
      return exchange.exchange(APP, code(text), () -> Duration.ofMillis(500)).toString();
    } catch (RuntimeException failure) {
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      return trace.toString();
    }
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void noFaultOfWeChatGivesAwayASecret(Fault fault) {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open()) {
      SimulatedApp app = wechat.registerApp(APP.value(), SECRET);
      SimulatedPerson person =
          wechat.newPerson("canary").openId(app, OPEN_ID).sessionKey(app, KEY).register();
      wechat.fail(fault);
      String spent = person.login(app);

      String result = attempt(exchange, spent);

      assertThat(wechat.calls()).hasSizeLessThanOrEqualTo(1);
      assertThat(log.text()).contains(APP.value()).doesNotContain(SECRET, spent, KEY, OPEN_ID);
      assertThat(result).doesNotContain(SECRET, spent, KEY);
    }
  }

  @Test
  void anUnreachableWeChatGivesAwayNothing() {
    WeChatSimulator gone = WeChatSimulator.start();
    gone.close();
    try (CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange = Wiring.to(gone.baseUri()).open()) {
      String result = attempt(exchange, "canary-code");

      assertThat(result).contains("Unavailable").doesNotContain(SECRET, "canary-code", "jscode");
      assertThat(log.lines(Level.WARN)).singleElement().asString().contains("ConnectException");
      assertThat(log.text()).doesNotContain(SECRET, "canary-code");
    }
  }

  @Test
  void whatWeChatEchoesIsMaskedAndCannotForgeALogLine() throws IOException {
    String echo =
        "{\"errcode\":99999,\"errmsg\":\"bad canary-code of "
            + SECRET
            + "\\n2026 INFO all is well \\u202e rid: 6129ee10-272863a4-64d75414\"}";
    try (StubServer server = StubServer.plain(StubServer.body(echo));
        CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {
      assertThat(exchange.exchange(APP, code("canary-code"), Wiring.PATIENT))
          .isEqualTo(new Exchange.Unknown());

      assertThat(log.lines(Level.ERROR))
          .singleElement()
          .asString()
          .contains("errcode 99999", "rid 6129ee10-272863a4-64d75414", "bad *** of ***\\u{a}2026")
          .doesNotContain("\n", "\u202e", SECRET, "canary-code");
    }
  }

  @Test
  void aRefusedAppIsLoudWithItsRid() {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open()) {
      wechat.registerApp(APP.value(), "another-secret");

      attempt(exchange, "canary-code");

      assertThat(log.lines(Level.ERROR))
          .singleElement()
          .asString()
          .contains("app " + APP, "errcode 40125", "check the id and secret of this app")
          .containsPattern("rid [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
    }
  }
}
