package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.wechat.LoginReply.Malformed;
import dev.minipassport.wechat.LoginReply.Refused;
import dev.minipassport.wechat.LoginReply.SignedIn;
import dev.minipassport.wechat.LoginReply.Unusable;
import dev.minipassport.wechat.http.Delivery.Answered;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LoginReplyParserTest {
  private static final String KEY = "\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"";
  private static final String OPEN_ID = "\"openid\":\"oExample_openid-28-chars-001\"";

  private static LoginReply parse(String body) {
    return LoginReplyParser.parse(new Answered(200, body.getBytes(UTF_8)));
  }

  /// Bodies seen on the wire, of calls that answer with an envelope.
  static Stream<Arguments> observed() throws IOException {
    try (InputStream input =
        LoginReplyParserTest.class.getResourceAsStream("response-bodies-observed.json")) {
      JsonNode all = new JsonMapper().readTree(Objects.requireNonNull(input));
      List<Arguments> cases = new ArrayList<>();
      for (JsonNode one : all.path("cases")) {
        if (!one.path("expect").path("kind").asText().equals("event")) {
          cases.add(Arguments.of(one.path("id").asText(), one));
        }
      }
      return cases.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("observed")
  void whatWasSeenOnTheWireIsUnderstood(String id, JsonNode one) {
    JsonNode expected = one.path("expect");

    switch (parse(one.path("given").path("body").asText())) {
      case SignedIn(var openId, var unionId, var key) -> {
        assertThat(id).isEqualTo("login-success");
        assertThat(openId).isEqualTo(new OpenId(expected.path("openid").asText()));
        assertThat(unionId).isEmpty();
        String text = key.use(bytes -> new String(bytes, UTF_8));
        assertThat(text).isEqualTo(expected.path("session_key").asText());
      }
      case Refused refused -> {
        assertThat(refused.errcode()).isEqualTo(expected.path("errcode").asInt());
        assertThat(refused.errmsg()).isEqualTo(expected.path("errmsg").asText());
        assertThat(refused.requestId().value())
            .isEqualTo(expected.path("rid").asText(expected.path("req_id").asText("none")));
      }
      case Malformed _, Unusable _ -> throw new AssertionError(id + " was not understood");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{%s,%s}",
        "{\"errcode\":0,\"errmsg\":\"ok\",%s,%s}",
        "{\"errcode\":\"0\",%s,%s}",
        "{\"errcode\":null,%s,%s,\"expires_in\":7200}",
        " \n{%s,%s,\"unionid\":null} \n",
        "{%s,%s,\"unionid\":\"\",\"new\":{\"a\":[1,2]}}"
      })
  void aPersonAndAKeyAreASuccessWhateverStandsAround(String shape) {
    assertThat(parse(shape.formatted(OPEN_ID, KEY)))
        .isInstanceOfSatisfying(
            SignedIn.class, signedIn -> assertThat(signedIn.unionId()).isEmpty());
  }

  @Test
  void aUnionIdIsTaken() {
    assertThat(parse("{" + OPEN_ID + "," + KEY + ",\"unionid\":\"u-1\"}"))
        .isInstanceOfSatisfying(
            SignedIn.class,
            signedIn -> assertThat(signedIn.unionId()).contains(new UnionId("u-1")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":40029}",
        "{\"errcode\":\"40029\"}",
        "{\"errcode\":40029.0}",
        "{\"errcode\":40029,\"errmsg\":7}",
        "{\"errcode\":40029,\"errmsg\":null,\"openid\":\"o\",\"session_key\":\"k\"}"
      })
  void anErrorCodeDecidesInWhateverTypeItComes(String body) {
    assertThat(parse(body))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.errcode()).isEqualTo(40029));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"errcode\":0}",
        "{\"openid\":\"o1\"}",
        "{\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"}",
        "{\"openid\":null,\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"}",
        "{\"openid\":17,\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"}",
        "{\"openid\":\"\",\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"}",
        "{\"openid\":\"o 1\",\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\"}",
        "{\"openid\":\"o1\",\"session_key\":\"\"}",
        "{\"openid\":\"o1\",\"session_key\":\"AAECAwQFBgcICQoLDA0O\"}",
        "{\"openid\":\"o1\",\"session_key\":\"AAECAwQFBgcICQoLDA0OD\u00e9==\"}",
        "{\"openid\":\"o1\",\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\",\"unionid\":{}}",
        "{\"openid\":\"o1\",\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\",\"unionid\":\"a b\"}"
      })
  void aSuccessWithoutAnIntactPersonAndKeyIsMalformed(String body) {
    assertThat(parse(body)).isInstanceOf(Malformed.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[]",
        "\"openid\"",
        "null",
        "<html>",
        "{\"errcode\":40029",
        "{\"errcode\":\"many\"}",
        "{\"errcode\":1.5}",
        "{\"errcode\":99999999999}",
        "{\"errcode\":[]}",
        "{\"errcode\":40029}{\"errcode\":0}",
        "{\"errcode\":40029,\"errcode\":0}"
      })
  void whatCannotBeReadIsUnusable(String body) {
    assertThat(parse(body)).isInstanceOf(Unusable.class);
  }

  @Test
  void twoPeopleInOneAnswerAreNobody() {
    assertThat(parse("{" + OPEN_ID + ",\"openid\":\"another\"," + KEY + "}"))
        .isInstanceOf(Unusable.class);
  }

  @Test
  void deepNestingIsUnusable() {
    assertThat(parse("{\"a\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}"))
        .isInstanceOf(Unusable.class);
  }

  @Test
  void bytesThatAreNotUtf8AreUnusable() {
    byte[] latin = {'{', '"', (byte) 0xe9, '"', ':', '1', '}'};

    assertThat(LoginReplyParser.parse(new Answered(200, latin)))
        .isEqualTo(new Unusable("not UTF-8"));
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 302, 404, 412, 500, 502, 503})
  void aBadStatusOutweighsAGoodBody(int status) {
    byte[] body = ("{" + OPEN_ID + "," + KEY + "}").getBytes(UTF_8);

    assertThat(LoginReplyParser.parse(new Answered(status, body)))
        .isEqualTo(new Unusable("HTTP status " + status));
  }
}
