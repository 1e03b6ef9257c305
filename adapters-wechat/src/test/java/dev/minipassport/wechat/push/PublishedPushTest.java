package dev.minipassport.wechat.push;

import static dev.minipassport.wechat.push.APush.PLAIN;
import static dev.minipassport.wechat.push.APush.SAFE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushEvent;
import dev.minipassport.privacy.PushEvent.AccountClosed;
import dev.minipassport.privacy.PushEvent.AuthorizationRevoked;
import dev.minipassport.privacy.PushEvent.Other;
import dev.minipassport.privacy.PushEvent.ProfileModified;
import dev.minipassport.privacy.PushFormat;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What WeChat publishes, to the letter.
final class PublishedPushTest {
  private static final AppId APP = new AppId("wx13974bf780d3dc89");

  private static final JsonNode GET = Vectors.one("push-url-verification", "published");
  private static final JsonNode POST = Vectors.one("push-plain-post", "published");
  private static final JsonNode INBOUND = Vectors.one("push-aes-json", "inbound");

  @ParameterizedTest
  @EnumSource(PushMode.class)
  void theVerificationIsReadInEveryMode(PushMode mode) {
    String query = Vectors.query(GET.path("given"));

    assertThat(new APush(APush.APP, mode).read(APush.get(query)))
        .isEqualTo(
            new Push.Verification(
                new Push.Seal(
                    Instant.ofEpochSecond(1714036504),
                    "1514711492",
                    "f464b24fc39322e44b38aa78f5edd27bd1441696"),
                GET.path("expect").path("response_body").asText()));
  }

  @Test
  void thePlainPushIsRead() {
    JsonNode given = POST.path("given");
    String body = given.path("body").asText();

    assertThat(PLAIN.read(APush.post(Vectors.query(given), body)))
        .isEqualTo(
            new Push.Message(
                new Push.Seal(
                    Instant.ofEpochSecond(1714037059),
                    "486452656",
                    "899cf89e464efb63f54ddac96b0a0a235f53aa78"),
                PushFormat.JSON,
                body,
                new Other("o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1714037059:debug_demo")));
  }

  @ParameterizedTest
  @EnumSource(
      value = PushMode.class,
      names = {"COMPATIBLE", "SAFE"})
  void theEncryptedPushIsRead(PushMode mode) {
    JsonNode given = INBOUND.path("given");

    assertThat(
            new APush(APush.APP, mode)
                .read(APush.post(Vectors.query(given), given.path("body").asText())))
        .isEqualTo(
            new Push.Message(
                new Push.Seal(APush.AT, APush.NONCE, "046e02f8204d34f8ba5fa3b1db94908f3df2e9b3"),
                PushFormat.JSON,
                INBOUND.path("expect").path("message").asText(),
                new Other("o9AgO5Kd5ggOC-bXrbNODIiE3bGY:1714112445:debug_demo")));
  }

  @ParameterizedTest
  @MethodSource("events")
  void everyEventIsReadInPlainAndInSafeMode(JsonNode one) {
    JsonNode given = one.path("given");
    String body = given.path("body").asText();
    for (PushMode mode : List.of(PushMode.PLAIN, PushMode.SAFE)) {
      assertThat(new APush(APP, mode).read(body))
          .isInstanceOfSatisfying(
              Push.Message.class,
              message -> {
                assertThat(message.event()).isEqualTo(expected(one.path("expect")));
                assertThat(message.plaintext()).isEqualTo(body);
                assertThat(message.format().name())
                    .isEqualTo(given.path("format").asText().toUpperCase(Locale.ROOT));
              });
    }
  }

  static Stream<JsonNode> events() {
    return StreamSupport.stream(Vectors.cases("user-info-change-events").spliterator(), false)
        .filter(one -> one.path("given").has("body"));
  }

  private static PushEvent expected(JsonNode expect) {
    Optional<OpenId> person =
        Optional.ofNullable(expect.path("open_id").textValue()).map(OpenId::new);
    Instant at = Instant.ofEpochSecond(expect.path("create_time").asLong());
    return switch (expect.path("event").asText()) {
      case "user_authorization_revoke" ->
          new AuthorizationRevoked(
              person,
              expect.path("revoke_info").findValues("code").stream().map(JsonNode::asText).toList(),
              at);
      case "user_authorization_cancellation" -> new AccountClosed(person, at);
      case "user_info_modified" -> new ProfileModified(person, at);
      default -> throw new AssertionError(expect);
    };
  }

  @Test
  void anAppThatWeChatDidNotEncryptForIsAnother() {
    JsonNode given = INBOUND.path("given");

    assertThat(
            new APush(APP, PushMode.SAFE)
                .read(APush.post(Vectors.query(given), given.path("body").asText())))
        .isEqualTo(new Push.Refused(Push.Flaw.WRONG_APP));
    assertThat(SAFE.reader().read(APP, APush.get("")))
        .isEqualTo(new Push.Refused(Push.Flaw.NOT_CONFIGURED));
  }
}
