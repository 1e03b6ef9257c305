package dev.minipassport.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.Caller;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.phone.Client;
import dev.minipassport.simulator.world.SimulatedPerson;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class GetUserEncryptKeyTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final String PATH = "/wxa/business/getuserencryptkey";

  private final WeChatSimulator weChat = wechat.simulator();
  private AnApp server;
  private SimulatedPerson alice;

  @BeforeEach
  void signIn() {
    server = new AnApp(weChat, "wx1");
    alice = weChat.person("alice");
    alice.login(server.app);
  }

  @Test
  void theNewestKeyIsTheOneTheClientHas() {
    var client = weChat.phone(alice, server.app).latestUserKey().fields();

    JsonNode key = keys().path(0);

    assertThat(client)
        .containsEntry("encryptKey", key.path("encrypt_key").textValue())
        .containsEntry("iv", key.path("iv").textValue())
        .containsEntry("version", 1)
        .containsEntry("expireTime", key.path("create_time").longValue() + 3600);
    assertThat(Base64.getDecoder().decode(key.path("encrypt_key").textValue())).hasSize(16);
    assertThat(key.path("iv").textValue()).hasSize(16);
    assertThat(key.path("expire_in").intValue()).isBetween(3500, 3600);
  }

  @Test
  void keysRotateByTheHourAndTheLast3AreTold() {
    for (int hour = 0; hour < 4; hour++) {
      keys();
      weChat.clock().advance(Duration.ofHours(1));
      server = new AnApp(weChat, "wx1");
    }

    JsonNode keys = keys();

    assertThat(keys).extracting(key -> key.path("version").intValue()).containsExactly(5, 4, 3);
    assertThat(keys.path(0).path("expire_in").intValue()).isPositive();
    assertThat(keys.path(1).path("expire_in").intValue()).isZero();
  }

  @Test
  void aPostWithTheSameQueryIsAnsweredToo() {
    var posted =
        Caller.json(
            server
                .caller()
                .post(
                    server.withToken(PATH)
                        + "&openid=%s&signature=%s&sig_method=hmac_sha256"
                            .formatted(alice.openId(server.app), signature()),
                    ""));

    assertThat(posted.path("key_info_list")).hasSize(1);
  }

  @Test
  void wrongSignaturesAndMethodsAndMissingKeysAreToldApart() {
    String openId = alice.openId(server.app);
    String stranger = weChat.person("bob").openId(server.app);

    assertThat(ask(openId, "00", "hmac_sha256").path("errcode").intValue()).isEqualTo(87009);
    assertThat(ask(openId, signature(), "md5").path("errcode").intValue()).isEqualTo(87008);
    assertThat(ask(stranger, signature(), "hmac_sha256").path("errcode").intValue())
        .isEqualTo(87007);
  }

  @Test
  void aClientBelow2173HasNoKeys() {
    var old = weChat.phone(alice, server.app, Client.CURRENT.withBaseLibrary("2.17.2"));

    assertThat(old.latestUserKey().fields()).containsOnlyKeys("errMsg");
  }

  private JsonNode keys() {
    return ask(alice.openId(server.app), signature(), "hmac_sha256").path("key_info_list");
  }

  private JsonNode ask(String openId, String signature, String method) {
    return Caller.json(
        server
            .caller()
            .get(
                PATH,
                "access_token",
                server.token(),
                "openid",
                openId,
                "signature",
                signature,
                "sig_method",
                method));
  }

  private String signature() {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      byte[] key = alice.sessionKey(server.app).orElseThrow().getBytes(StandardCharsets.UTF_8);
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
