package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.WeChatRules;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class QuotaOfLoginsTest {
  @RegisterExtension
  static final WeChatSimulatorExtension wechat =
      new WeChatSimulatorExtension(
          SimulatorOptions.DEFAULT.withRules(
              WeChatRules.DEFAULT.withQuotas(new Quotas(2, 1, 2, 3, 1, 1, 1))));

  private final Caller caller = new Caller(wechat.baseUri());

  @BeforeEach
  void beginADay() {
    long second = Math.floorMod(wechat.simulator().clock().now().getEpochSecond(), 86_400L);
    wechat.simulator().clock().advance(Duration.ofSeconds(86_400 - second));
  }

  @Test
  void aPersonBeyondTheMinuteQuotaIsSlowedDownAndTheCodeStaysUnspent() {
    var app = wechat.simulator().registerApp("wx1", "s");
    var person = wechat.simulator().registerPerson();
    exchange(person.login(app));
    exchange(person.login(app));
    String third = person.login(app);

    assertThat(exchange(third))
        .contains("\"errcode\":45011")
        .contains("api minute-quota reach limit  mustslower  retry next minute rid: ");

    wechat.simulator().clock().advance(Duration.ofMinutes(1));
    assertThat(exchange(third)).contains("openid");
  }

  @Test
  void theQuotaOfOnePersonLeavesOthersAlone() {
    var app = wechat.simulator().registerApp("wx1", "s");
    var busy = wechat.simulator().registerPerson();
    for (int i = 0; i < 3; i++) {
      exchange(busy.login(app));
    }

    assertThat(exchange(wechat.simulator().registerPerson().login(app))).contains("openid");
  }

  @Test
  void stableTokensHaveAMinuteQuotaAndADayQuota() {
    wechat.simulator().registerApp("wx1", "s");
    caller.stableToken("wx1", "s");
    caller.stableToken("wx1", "s");
    assertThat(caller.stableToken("wx1", "s").path("errcode").asInt()).isEqualTo(45011);

    wechat.simulator().clock().advance(Duration.ofMinutes(1));
    assertThat(caller.stableToken("wx1", "s").has("access_token")).isTrue();
    assertThat(caller.stableToken("wx1", "s").path("errcode").asInt()).isEqualTo(45009);

    wechat.simulator().clock().advance(Duration.ofDays(1));
    assertThat(caller.stableToken("wx1", "s").has("access_token")).isTrue();
  }

  @Test
  void classicTokensHaveADayQuota() {
    wechat.simulator().registerApp("wx1", "s");

    assertThat(classicToken()).contains("access_token");
    assertThat(classicToken())
        .contains("\"errcode\":45009")
        .contains("reach max api daily quota limit rid: ");
  }

  private String classicToken() {
    return caller
        .get("/cgi-bin/token", "grant_type", "client_credential", "appid", "wx1", "secret", "s")
        .body();
  }

  private String exchange(String code) {
    return caller.exchange("wx1", "s", code).body();
  }
}
