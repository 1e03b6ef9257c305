package dev.minipassport.wechat.call;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.wechat.CapturedLog;
import dev.minipassport.wechat.StubServer;
import dev.minipassport.wechat.WeChatOptions;
import dev.minipassport.wechat.http.SingleRequest;
import dev.minipassport.wechat.token.AccessTokens;
import dev.minipassport.wechat.token.TokenWiring;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call looks like on its way, and what no answer can do to it.
@Isolated("it reads what is logged")
final class CallOnTheWireTest {
  private static final String TOKEN = "canary+token/0123456789==";
  private static final String OK = "{\"errcode\":0,\"errmsg\":\"ok\"}";

  private final TokenWiring wiring = new TokenWiring();
  private final StubServer tokenServer =
      StubServer.plain(StubServer.body("{\"access_token\":\"" + TOKEN + "\",\"expires_in\":7200}"));
  private final AccessTokens tokens = wiring.open(tokenServer.uri());

  @AfterEach
  void close() throws IOException {
    tokens.close();
    tokenServer.close();
  }

  private WeChatCalls to(StubServer server) {
    return new WeChatCalls(TokenWiring.options(server.uri()), tokens, wiring.time());
  }

  private static Optional<JsonNode> body(String text) {
    return Optional.of(JsonNodeFactory.instance.objectNode().put("content", text));
  }

  private static Reply post(WeChatCalls calls, Endpoint endpoint) {
    return calls.call(APP, endpoint, Map.of(), body("x"), PATIENT);
  }

  @Test
  void aPostIsPlainUtf8OfKnownLengthAndCarriesTheTokenInItsQueryOnly() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(OK));
        WeChatCalls calls = to(server)) {
      Reply reply = calls.call(APP, Endpoint.MSG_SEC_CHECK, Map.of(), body("昵称 😀"), PATIENT);

      assertThat(reply).isInstanceOf(Reply.Ok.class);
      assertThat(server.requests().getFirst())
          .startsWith(
              "POST /wxa/msg_sec_check?access_token=canary%2Btoken%2F0123456789%3D%3D HTTP/1.1\r\n")
          .contains("Content-Length: 25\r\n", "Content-Type: application/json\r\n")
          .doesNotContainIgnoringCase("transfer-encoding")
          .doesNotContainIgnoringCase("accept-encoding")
          .doesNotContainIgnoringCase("expect");
      assertThat(server.bodies()).containsExactly("{\"content\":\"昵称 😀\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(Endpoint.class)
  void everyCallGoesToItsOwnPath(Endpoint endpoint) throws IOException {
    boolean post = endpoint.method() == Endpoint.Method.POST;
    try (StubServer server = StubServer.plain(StubServer.body(OK));
        WeChatCalls calls = to(server)) {
      Reply _ =
          calls.call(
              APP,
              endpoint,
              Map.of("openid", "a&b c"),
              post ? body("x") : Optional.empty(),
              PATIENT);

      assertThat(server.requests().getFirst())
          .startsWith((post ? "POST " : "GET ") + endpoint.path() + "?access_token=")
          .contains("&openid=a%26b%20c HTTP/1.1");
    }
  }

  @Test
  void aBodyWhereNoneBelongsIsADefect() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(OK));
        WeChatCalls calls = to(server)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> post(calls, Endpoint.CHECK_SESSION))
          .withMessageContaining("checksession is a GET");
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> calls.call(APP, Endpoint.MSG_SEC_CHECK, Map.of(), Optional.empty(), PATIENT));
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  calls.call(APP, Endpoint.MSG_SEC_CHECK, Map.of(), body("canary\ud83d"), PATIENT))
          .withMessageContaining("lone surrogates")
          .withNoCause();
      assertThat(server.requests()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html>", "[]", "null", "{\"errcode\":\"x\"}", "{} {}", "{\"errcode\":-1}"})
  void whatIsNoAnswerLeavesAPhoneCodeInDoubt(String answer) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer));
        WeChatCalls calls = to(server)) {
      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER)).isEqualTo(new Reply.Unknown());
      assertThat(server.requests()).hasSize(1);
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> post(calls, Endpoint.MSG_SEC_CHECK));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerIsReadUpToSixtyFourKilobytes(boolean oneTooMany) throws IOException {
    String padded = OK + " ".repeat(SingleRequest.LONGEST_BODY - OK.length());
    try (StubServer server = StubServer.plain(StubServer.body(oneTooMany ? padded + " " : padded));
        WeChatCalls calls = to(server)) {
      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER) instanceof Reply.Unknown)
          .isEqualTo(oneTooMany);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEndBeforeTheFirstByteOfTheAnswerIsNotRepeated(boolean reset) throws IOException {
    try (StubServer server =
            StubServer.plain(
                StubServer.body(OK),
                reset ? StubServer.reset() : StubServer.hangUp(),
                StubServer.body(OK));
        WeChatCalls calls = to(server)) {
      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER)).isInstanceOf(Reply.Ok.class);

      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER)).isEqualTo(new Reply.Unknown());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void whereNoConnectionComesAboutTheSecondHostIsAsked() throws IOException {
    try (StubServer second = StubServer.plain(StubServer.body(OK));
        WeChatCalls calls =
            new WeChatCalls(orElse(nobodyListens(), second.uri()), tokens, wiring.time())) {
      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER)).isInstanceOf(Reply.Ok.class);
    }
    try (WeChatCalls calls =
        new WeChatCalls(TokenWiring.options(nobodyListens()), tokens, wiring.time())) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> post(calls, Endpoint.GET_USER_PHONE_NUMBER));
    }
  }

  private static WeChatOptions orElse(URI first, URI second) {
    WeChatOptions options = TokenWiring.options(first);
    return new WeChatOptions(
        first,
        Optional.of(second),
        options.connectTimeout(),
        options.totalTimeout(),
        options.maxInFlight(),
        options.trust());
  }

  private static URI nobodyListens() throws IOException {
    try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return URI.create("http://127.0.0.1:" + closed.getLocalPort());
    }
  }

  @Test
  void anEndpointInTroubleIsLeftAloneAndTheOthersAreNot() throws IOException {
    StubServer.Wire[] script = new StubServer.Wire[21];
    Arrays.fill(script, StubServer.status("500 Internal Server Error", ""));
    script[20] = StubServer.body(OK);
    try (StubServer server = StubServer.plain(script);
        WeChatCalls calls = to(server)) {
      for (int i = 0; i < 22; i++) {
        assertThatExceptionOfType(Unavailable.class)
            .isThrownBy(() -> post(calls, Endpoint.MSG_SEC_CHECK));
      }
      assertThat(server.requests()).hasSize(20);

      assertThat(post(calls, Endpoint.GET_USER_PHONE_NUMBER)).isInstanceOf(Reply.Ok.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errcode\":40001,\"errmsg\":\"bad canary+token/0123456789== canary-person\"}",
        "{\"errcode\":40029,\"errmsg\":\"canary+token%2F0123456789%3D%3D\"}",
        "{\"errcode\":48001,\"errmsg\":\"canary-person\"}",
        "<html>canary-person</html>",
        "{\"errcode\":0,\"phone_info\":{\"phoneNumber\":\"canary-number\"}}"
      })
  void neitherTokenNorPersonNorAnswerIsWrittenDown(String answer) throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(answer));
        CapturedLog log = CapturedLog.begin();
        WeChatCalls calls = to(server)) {
      String shown;
      try {
        shown =
            calls
                .call(
                    APP,
                    Endpoint.GET_USER_PHONE_NUMBER,
                    Map.of("openid", "canary-person"),
                    body("canary-code"),
                    PATIENT)
                .toString();
      } catch (RuntimeException fault) {
        shown = fault.toString();
      }

      assertThat(log.text())
          .contains("getuserphonenumber of app " + APP + " at 127.0.0.1")
          .doesNotContain("canary");
      assertThat(shown).doesNotContain("canary");
    }
  }
}
