package dev.minipassport.app.logging;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.slf4j.event.KeyValuePair;

/// One line for each event, for people: instant in UTC, level, logger, message, pairs.
final class TextEncoder extends EncoderBase<ILoggingEvent> {
  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

  @Override
  public byte[] encode(ILoggingEvent event) {
    var line = new StringBuilder(160);
    line.append(INSTANT.format(event.getInstant()))
        .append(' ')
        .append(String.format("%-5s", event.getLevel()))
        .append(' ')
        .append(shortened(event.getLoggerName()))
        .append("  ")
        .append(SafeText.of(String.valueOf(event.getFormattedMessage())));
    if (event.getKeyValuePairs() != null) {
      for (KeyValuePair pair : event.getKeyValuePairs()) {
        line.append("  ").append(pair.key).append('=');
        line.append(SafeText.of(String.valueOf(pair.value)));
      }
    }
    line.append('\n');
    if (event.getThrowableProxy() != null) {
      Frames.of(event.getThrowableProxy())
          .forEach(frame -> line.append("    ").append(frame).append('\n'));
    }
    return line.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String shortened(String logger) {
    return logger.startsWith("dev.minipassport.")
        ? logger.substring("dev.minipassport.".length())
        : logger;
  }

  @Override
  public byte[] headerBytes() {
    return new byte[0];
  }

  @Override
  public byte[] footerBytes() {
    return new byte[0];
  }
}
