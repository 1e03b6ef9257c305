package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static dev.minipassport.wechat.push.APush.SAFE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.privacy.Pushes.SealedReply;
import dev.minipassport.privacy.Pushes.SealedReply.NotConfigured;
import dev.minipassport.privacy.Pushes.SealedReply.Sealed;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.Sealer;
import java.net.URI;
import java.time.Instant;
import java.util.Base64;
import java.util.HashSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SealedReplyTest {
  private static final JsonNode REPLY = Vectors.one("push-aes-json", "reply");
  private static final String TEXT = REPLY.path("given").path("message").asText();
  private static final Instant AT =
      Instant.ofEpochSecond(REPLY.path("given").path("TimeStamp").asLong());

  /// Gives the bytes of WeChat's example.
  private static final class PublishedChance implements RandomGenerator {
    @Override
    public void nextBytes(byte[] bytes) {
      byte[] published =
          Base64.getUrlDecoder().decode(REPLY.path("given").path("random16").asText());
      System.arraycopy(published, 0, bytes, 0, bytes.length);
    }

    @Override
    public long nextLong() {
      throw new AssertionError("only bytes are asked for");
    }
  }

  private static String body(SealedReply reply) {
    return ((Sealed) reply).body();
  }

  @Test
  void thePublishedAnswerIsMadeByteForByte() throws JsonProcessingException {
    String body =
        body(
            SAFE.reader(new PublishedChance())
                .seal(APush.APP, TEXT, PushFormat.JSON, "415670741", AT));

    assertThat(body).isEqualTo(REPLY.path("expect").path("body").toString());
    assertThat(new JsonMapper().readTree(body)).isEqualTo(REPLY.path("expect").path("body"));
  }

  @Test
  void inXmlItIsTheSame() {
    assertThat(
            body(
                SAFE.reader(new PublishedChance())
                    .seal(APush.APP, TEXT, PushFormat.XML, "415670741", AT)))
        .isEqualTo(
            "<xml><Encrypt><![CDATA[%s]]></Encrypt><MsgSignature><![CDATA[%s]]></MsgSignature>"
                    .formatted(
                        REPLY.path("expect").path("Encrypt").asText(),
                        REPLY.path("expect").path("MsgSignature").asText())
                + "<TimeStamp>1713424427</TimeStamp><Nonce><![CDATA[415670741]]></Nonce></xml>");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "JSON|415670741|{\"a\":\"你好\"}",
        "XML|415670741|<xml><a>你好</a></xml>",
        "JSON|a\"b\\c|x",
        "XML|a]]>b<&|x"
      })
  void weChatOpensIt(PushFormat format, String nonce, String text) {
    var weChat =
        new Sealer(
            PushConfiguration.safe(URI.create("http://127.0.0.1/"), "AAAAA", "A".repeat(43)),
            APush.APP.value());
    for (PushMode mode : new PushMode[] {PushMode.COMPATIBLE, PushMode.SAFE}) {
      String body =
          body(new APush(APush.APP, mode).reader().seal(APush.APP, text, format, nonce, AT));

      assertThat(weChat.open(body)).contains(text);
    }
  }

  @Test
  void answersOfEveryLengthOpen() throws Flawed {
    for (int length = 0; length < 70; length++) {
      String text = "x".repeat(length);

      assertThat(APush.KEY.opened(SAFE.encrypted(text), APush.APP)).isEqualTo(text);
    }
  }

  @Test
  void noTwoAnswersAreAlike() {
    var bodies = new HashSet<String>();
    WeChatPushes pushes = SAFE.reader();
    for (int round = 0; round < 100; round++) {
      bodies.add(body(pushes.seal(APush.APP, TEXT, PushFormat.JSON, "1", AT)));
    }
    assertThat(bodies).hasSize(100);
  }

  @Test
  void inPlainModeTheTextIsTheAnswer() {
    assertThat(PLAIN.reader().seal(APush.APP, TEXT, PushFormat.JSON, "1", AT))
        .isEqualTo(new Sealed(TEXT));
  }

  @Test
  void anAppThatHasNoTokenSealsNothing() {
    assertThat(SAFE.reader().seal(new AppId("wx0"), TEXT, PushFormat.JSON, "1", AT))
        .isEqualTo(new NotConfigured());
  }
}
