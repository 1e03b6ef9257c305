package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.wechat.http.SingleRequest;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A call of `exchange` is at most one request, whatever happens to the connection.
final class OneRequestTest {
  private static final String SUCCESS =
      "{\"session_key\":\"AAECAwQFBgcICQoLDA0ODw==\",\"openid\":\"oExample_openid-28-chars-001\"}";

  @Test
  void aReusedConnectionResetAfterTheCodeWasSpentIsNotAskedAgain() {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open()) {
      SimulatedApp app = wechat.registerApp(APP.value(), Wiring.SECRET);
      SimulatedPerson person = wechat.registerPerson();
      exchange.exchange(APP, code(person.login(app)), PATIENT);
      String lost = person.login(app);
      wechat.fail(Fault.RESET_AFTER.next(1));

      assertThat(exchange.exchange(APP, code(lost), PATIENT)).isEqualTo(new Exchange.Unknown());
      assertThat(wechat.count("jscode2session")).isEqualTo(2);
      assertThat(exchange.exchange(APP, code(lost), PATIENT)).isEqualTo(new Exchange.Used());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anEndBeforeTheFirstByteOfTheAnswerIsNotRepeated(boolean reset) throws IOException {
    try (StubServer server =
            StubServer.plain(
                StubServer.body(SUCCESS),
                reset ? StubServer.reset() : StubServer.hangUp(),
                StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {
      assertThat(exchange.exchange(APP, code("first"), PATIENT))
          .isInstanceOf(Exchange.Exchanged.class);

      assertThat(exchange.exchange(APP, code("second"), PATIENT)).isEqualTo(new Exchange.Unknown());
      assertThat(server.requests()).hasSize(2);
    }
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (StubServer elsewhere = StubServer.plain(StubServer.body(SUCCESS));
        StubServer server =
            StubServer.plain(
                StubServer.raw(
                    "HTTP/1.1 302 Found\r\nLocation: "
                        + elsewhere.uri()
                        + "/\r\nContent-Length: 0\r\n\r\n",
                    new byte[0]));
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {

      assertThat(exchange.exchange(APP, code("c"), PATIENT)).isEqualTo(new Exchange.Unknown());
      assertThat(elsewhere.requests()).isEmpty();
    }
  }

  @Test
  void theRequestAsksForNoCompressionAndTellsNoVersions() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {
      exchange.exchange(APP, code("a&b"), PATIENT);

      String request = server.requests().getFirst();
      assertThat(request)
          .startsWith(
              "GET /sns/jscode2session?appid="
                  + APP
                  + "&secret="
                  + Wiring.SECRET
                  + "&js_code=a%26b&grant_type=authorization_code HTTP/1.1\r\n")
          .contains("User-Agent: minipassport\r\n")
          .doesNotContainIgnoringCase("accept-encoding")
          .doesNotContainIgnoringCase("upgrade")
          .doesNotContainIgnoringCase("cookie")
          .doesNotContainIgnoringCase("java");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyIsReadUpToSixtyFourKilobytes(boolean oneTooMany) throws IOException {
    String padded = SUCCESS + " ".repeat(SingleRequest.LONGEST_BODY - SUCCESS.length());
    try (StubServer server = StubServer.plain(StubServer.body(oneTooMany ? padded + " " : padded));
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {
      Exchange result = exchange.exchange(APP, code("c"), PATIENT);

      assertThat(result instanceof Exchange.Unknown).isEqualTo(oneTooMany);
    }
  }

  @Test
  void anInterruptedCallerLeavesTheCodeInDoubtAndStaysInterrupted() throws IOException {
    try (StubServer server = StubServer.plain(StubServer.body(SUCCESS));
        WeChatCodeExchange exchange = Wiring.to(server.uri()).open()) {
      Thread.currentThread().interrupt();

      Exchange result = exchange.exchange(APP, code("c"), PATIENT);

      assertThat(Thread.interrupted()).isTrue();
      assertThat(result).isEqualTo(new Exchange.Unknown());
    }
  }

  @Test
  void manyPeopleAtOnceAreNotMixedUp() {
    try (WeChatSimulator wechat = WeChatSimulator.start();
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open()) {
      SimulatedApp app = wechat.registerApp(APP.value(), Wiring.SECRET);
      List<CompletableFuture<Boolean>> logins =
          IntStream.range(0, 200)
              .mapToObj(_ -> wechat.registerPerson())
              .map(
                  person ->
                      CompletableFuture.supplyAsync(
                          () ->
                              exchange.exchange(APP, code(person.login(app)), PATIENT)
                                      instanceof Exchange.Exchanged signedIn
                                  && signedIn.openId().value().equals(person.openId(app)),
                          task -> Thread.ofVirtual().start(task)))
              .toList();

      assertThat(logins).allMatch(CompletableFuture::join);
      assertThat(wechat.count("jscode2session")).isEqualTo(200);
    }
  }
}
