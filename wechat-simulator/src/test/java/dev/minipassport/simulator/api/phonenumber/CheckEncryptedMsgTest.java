package dev.minipassport.simulator.api.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.WeChatSimulatorExtension;
import dev.minipassport.simulator.api.AnApp;
import dev.minipassport.simulator.phone.Callback;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CheckEncryptedMsgTest {
  @RegisterExtension static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

  private static final String PATH = "/wxa/business/checkencryptedmsg";

  private final WeChatSimulator weChat = wechat.simulator();
  private AnApp server;
  private String encrypted;

  @BeforeEach
  void tap() {
    server = new AnApp(weChat, "wx1");
    var alice = weChat.person("alice");
    alice.login(server.app);
    var answer = (Callback.Success) weChat.phone(alice, server.app).getPhoneNumber();
    encrypted = Objects.requireNonNull(answer.text("encryptedData"));
  }

  @Test
  void theTextIsKnownByItsHash() throws NoSuchAlgorithmException {
    JsonNode answer = ask(server, encrypted.getBytes(StandardCharsets.US_ASCII));

    assertThat(answer.path("vaild").booleanValue()).isTrue();
    assertThat(answer.path("create_time").longValue())
        .isLessThanOrEqualTo(weChat.clock().now().getEpochSecond());
  }

  @Test
  void theBytesAreKnownByTheirHash() throws NoSuchAlgorithmException {
    assertThat(ask(server, Base64.getDecoder().decode(encrypted)).path("vaild").booleanValue())
        .isTrue();
  }

  @Test
  void whatIsOlderThan3DaysIsForgotten() throws NoSuchAlgorithmException {
    weChat.clock().advance(Duration.ofDays(3).plusSeconds(1));

    JsonNode answer = ask(new AnApp(weChat, "wx1"), encrypted.getBytes(StandardCharsets.US_ASCII));

    assertThat(answer.path("errcode").intValue()).isEqualTo(1);
    assertThat(answer.path("errmsg").textValue()).startsWith("data not exit rid: ");
  }

  @Test
  void theDataOfAnotherAppIsUnknown() throws NoSuchAlgorithmException {
    var other = new AnApp(weChat, "wx2");

    assertThat(ask(other, Base64.getDecoder().decode(encrypted)).path("errcode").intValue())
        .isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {"``|44002", "nonsense|47001", "{}|47001", "{'encrypted_msg_hash':'short'}|40097"})
  void badBodiesAreRefused(String body, int errcode) {
    assertThat(server.errcode(PATH, body)).isEqualTo(errcode);
  }

  private static JsonNode ask(AnApp server, byte[] hashed) throws NoSuchAlgorithmException {
    String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(hashed));
    return server.post(PATH, "{'encrypted_msg_hash':'%s'}".formatted(hash));
  }
}
