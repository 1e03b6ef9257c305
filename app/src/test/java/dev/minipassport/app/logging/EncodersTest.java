package dev.minipassport.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

final class EncodersTest {
  private static final String ATTACK = "x\n12:00:00.000 ERROR forged\u001b[2J";

  @Test
  void anEventIsOneLineOfText() {
    assertThat(text(event("hello {}", null, "there")))
        .isEqualTo("10:15:30.123 INFO  app.Sample  hello there  rid=\"a b\"\n".replace("\"", ""));
  }

  @Test
  void anEventIsOneJsonObjectOnOneLine() throws IOException {
    JsonNode line = json(event("hello {}", null, "there"));

    assertThat(line.path("at").asText()).isEqualTo("2026-11-23T10:15:30.123Z");
    assertThat(line.path("level").asText()).isEqualTo("INFO");
    assertThat(line.path("logger").asText()).isEqualTo("dev.minipassport.app.Sample");
    assertThat(line.path("message").asText()).isEqualTo("hello there");
    assertThat(line.path("data").path("rid").asText()).isEqualTo("a b");
    assertThat(line.has("error")).isFalse();
  }

  @Test
  void foreignTextCannotForgeALine() throws IOException {
    ILoggingEvent forged = event("said {}", null, ATTACK);

    assertThat(text(forged)).hasLineCount(1).doesNotContain("\u001b");
    assertThat(new String(new JsonEncoder().encode(forged), StandardCharsets.UTF_8))
        .hasLineCount(1)
        .doesNotContain("\u001b");
    assertThat(json(forged).path("message").asText()).isEqualTo("said " + ATTACK);
  }

  @Test
  void anExceptionAndItsCauseAreTold() throws IOException {
    var thrown = new IllegalStateException("outer", new IOException(ATTACK));

    assertThat(json(event("failed", thrown)).path("error").get(0).asText())
        .isEqualTo("java.lang.IllegalStateException: outer");
    assertThat(text(event("failed", thrown)))
        .contains("    caused by java.io.IOException: x\\u{a}12:00:00.000 ERROR forged\\u{1b}[2J\n")
        .contains(EncodersTest.class.getName());
  }

  private static String text(ILoggingEvent event) {
    return new String(new TextEncoder().encode(event), StandardCharsets.UTF_8);
  }

  private static JsonNode json(ILoggingEvent event) throws IOException {
    return new ObjectMapper().readTree(new JsonEncoder().encode(event));
  }

  private static ILoggingEvent event(
      String message, @Nullable Throwable thrown, Object... arguments) {
    var logger = new LoggerContext().getLogger("dev.minipassport.app.Sample");
    var event = new LoggingEvent("fqcn", logger, Level.INFO, message, thrown, arguments);
    event.setInstant(Instant.parse("2026-11-23T10:15:30.123Z"));
    event.setKeyValuePairs(List.of(new KeyValuePair("rid", "a b")));
    return event;
  }
}
