package dev.minipassport.simulator.push.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Holds message push to the examples WeChat publishes, byte for byte.
final class PublishedPushTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String ANY_KEY = "A".repeat(43);

  @Test
  void theVerificationOfAUrl() throws IOException {
    JsonNode given = published("/push-url-verification.json", 0).path("given");
    JsonNode query = given.path("query");

    assertThat(
            sealer(given, ANY_KEY, "wx1")
                .verification(stamp(query, "-"), query.path("echostr").textValue()))
        .isEqualTo(texts(query));
  }

  @Test
  void aPlainPost() throws IOException {
    JsonNode given = published("/push-plain-post.json", 0).path("given");
    String body = given.path("body").textValue();
    var plain = configuration(given, ANY_KEY).in(PushMode.PLAIN);

    PushDelivery delivery =
        new Sealer(plain, "wx1")
            .deliver(new PushMessage("", fields(body)), stamp(given.path("query"), "-"), Set.of());

    assertThat(delivery.query()).isEqualTo(texts(given.path("query")));
    assertThat(text(delivery)).isEqualTo(body);
  }

  @Test
  void aSafePost() throws IOException {
    JsonNode published = published("/push-aes-json.json", 0);
    JsonNode given = published.path("given");
    JsonNode query = given.path("query");
    var message =
        new PushMessage(
            query.path("openid").textValue(),
            fields(published.path("expect").path("message").textValue()));

    PushDelivery delivery =
        sealer(given)
            .deliver(
                message,
                stamp(query, published.path("expect").path("random16").textValue()),
                Set.of());

    assertThat(delivery.query()).isEqualTo(texts(query));
    assertThat(delivery.query().keySet()).containsExactlyElementsOf(texts(query).keySet());
    assertThat(text(delivery)).isEqualTo(given.path("body").textValue());
  }

  @Test
  void aSafeReply() throws IOException {
    JsonNode published = published("/push-aes-json.json", 1);
    JsonNode given = published.path("given");
    String message = given.path("message").textValue();
    var stamp =
        new Stamp(
            given.path("TimeStamp").longValue(),
            given.path("Nonce").textValue(),
            given.path("random16").textValue());
    String expected = published.path("expect").path("body").toString();

    assertThat(sealer(given).reply(message, stamp)).isEqualTo(expected);
    assertThat(sealer(given).open(expected)).contains(message);
    assertThat(sealer(given).open(expected.replace("1b93", "1b94"))).isEmpty();
    assertThat(sealer(given, given.path("encodingAESKey").textValue(), "wx2").open(expected))
        .isEmpty();
  }

  private static Sealer sealer(JsonNode given) {
    return sealer(given, given.path("encodingAESKey").textValue(), given.path("appid").textValue());
  }

  private static Sealer sealer(JsonNode given, String key, String appId) {
    return new Sealer(configuration(given, key), appId);
  }

  private static PushConfiguration configuration(JsonNode given, String key) {
    return PushConfiguration.safe(
        URI.create("http://127.0.0.1:1/push"), given.path("token").textValue(), key);
  }

  private static Stamp stamp(JsonNode query, String random) {
    return new Stamp(query.path("timestamp").asLong(), query.path("nonce").textValue(), random);
  }

  private static Map<String, Object> fields(String json) throws IOException {
    var fields = new LinkedHashMap<String, Object>();
    MAPPER
        .readTree(json)
        .properties()
        .forEach(
            one ->
                fields.put(
                    one.getKey(),
                    one.getValue().isNumber()
                        ? one.getValue().longValue()
                        : one.getValue().textValue()));
    return fields;
  }

  private static Map<String, String> texts(JsonNode object) {
    var texts = new LinkedHashMap<String, String>();
    object.properties().forEach(one -> texts.put(one.getKey(), one.getValue().textValue()));
    return texts;
  }

  private static String text(PushDelivery delivery) {
    return new String(delivery.body(), StandardCharsets.UTF_8);
  }

  private static JsonNode published(String file, int number) throws IOException {
    try (var vectors = PublishedPushTest.class.getResourceAsStream(file)) {
      return MAPPER.readTree(vectors).path("cases").path(number);
    }
  }
}
