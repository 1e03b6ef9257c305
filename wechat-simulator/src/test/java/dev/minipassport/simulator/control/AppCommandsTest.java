package dev.minipassport.simulator.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AppCommandsTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private final Caller caller = new Caller(wechat.baseUri());

  @Test
  void anOwnerIsBoundLaterAndUnboundAgain() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");
    assertThat(exchange("wx1", "alice").has("unionid")).isFalse();

    caller.control("owner", "{'app':'wx1','owner':'o1'}");
    assertThat(exchange("wx1", "alice").has("unionid")).isTrue();

    caller.control("owner", "{'app':'wx1','owner':null}");
    assertThat(exchange("wx1", "alice").has("unionid")).isFalse();
  }

  @Test
  void appsAreListedWithoutTheirSecrets() {
    caller.control("apps", "{'app':'wx2','secret':'hush','frozen':40243}");
    caller.control("apps", "{'app':'wx1','secret':'hush','owner':'o1'}");

    assertThat(caller.get("/control/apps").body())
        .isEqualToIgnoringNewLines(
            "{\"apps\":[{\"app\":\"wx1\",\"owner\":\"o1\"},{\"app\":\"wx2\",\"frozen\":40243}]}");
  }

  @Test
  void anAppIsFrozenAndThawed() {
    caller.control("apps", "{'app':'wx1','secret':'s','frozen':50007}");
    assertThat(exchange("wx1", "alice").path("errcode").asInt()).isEqualTo(50007);

    caller.control("apps", "{'app':'wx1','secret':'s','frozen':null}");
    assertThat(exchange("wx1", "alice").has("openid")).isTrue();
  }

  @Test
  void addressesAreRestricted() {
    caller.control("apps", "{'app':'wx1','secret':'s','allowed_ips':['203.0.113.7']}");
    assertThat(caller.stableToken("wx1", "s").path("errcode").asInt()).isEqualTo(40164);

    caller.control("apps", "{'app':'wx1','secret':'s','allowed_ips':[]}");
    assertThat(caller.stableToken("wx1", "s").has("access_token")).isTrue();
  }

  @Test
  void anAppThatIsRefusedIsNotRegistered() {
    caller.post("/control/apps", "{\"app\":\"wx1\",\"secret\":\"s\",\"frozen\":1}");

    assertThat(caller.get("/control/apps").body()).contains("{\"apps\":[]}");
  }

  @Test
  void aKnownAppIsChangedByWhoDoesNotKnowItsSecret() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");

    caller.control("apps", "{'app':'wx1','owner':'o1','frozen':40243}");
    assertThat(exchange("wx1", "alice").path("errcode").asInt()).isEqualTo(40243);

    caller.control("apps", "{'app':'wx1','frozen':null}");
    assertThat(exchange("wx1", "alice").has("unionid")).isTrue();
  }

  @Test
  void anAppThatIsRefusedIsLeftAsItWas() {
    caller.control("apps", "{'app':'wx1','secret':'s'}");

    caller.post("/control/apps", "{\"app\":\"wx1\",\"owner\":\"o1\",\"frozen\":1}");
    caller.post(
        "/control/apps", "{\"app\":\"wx1\",\"secret\":\"other\",\"owner\":\"o1\",\"frozen\":1}");

    assertThat(caller.get("/control/apps").body()).contains("{\"apps\":[{\"app\":\"wx1\"}]}");
    assertThat(exchange("wx1", "alice").has("openid")).isTrue();
  }

  private JsonNode exchange(String app, String person) {
    return Caller.json(caller.exchange(app, "s", caller.code(app, person)));
  }
}
