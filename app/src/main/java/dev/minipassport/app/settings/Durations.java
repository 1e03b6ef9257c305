package dev.minipassport.app.settings;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Durations as people write them: `500ms`, `30s`, `1h30m`, `7d`, or ISO 8601 (`PT30S`).
public final class Durations {
  private static final Pattern WORDS =
      Pattern.compile(
          "(?=[0-9])(?:(\\d{1,9})d)?(?:(\\d{1,9})h)?(?:(\\d{1,9})m)?(?:(\\d{1,9})s)?"
              + "(?:(\\d{1,9})ms)?");

  private Durations() {}

  public static Optional<Duration> parse(String text) {
    Matcher words = WORDS.matcher(text);
    if (words.matches()) {
      return Optional.of(
          Duration.ofDays(part(words, 1))
              .plusHours(part(words, 2))
              .plusMinutes(part(words, 3))
              .plusSeconds(part(words, 4))
              .plusMillis(part(words, 5)));
    }
    try {
      return Optional.of(Duration.parse(text));
    } catch (DateTimeException | ArithmeticException _) {
      return Optional.empty();
    }
  }

  /// The shortest text that [#parse] reads back, to the millisecond.
  public static String text(Duration duration) {
    var text = new StringBuilder();
    append(text, duration.toDays(), "d");
    append(text, duration.toHoursPart(), "h");
    append(text, duration.toMinutesPart(), "m");
    append(text, duration.toSecondsPart(), "s");
    append(text, duration.toMillisPart(), "ms");
    return text.isEmpty() ? "0s" : text.toString();
  }

  private static void append(StringBuilder text, long amount, String unit) {
    if (amount != 0) {
      text.append(amount).append(unit);
    }
  }

  private static long part(Matcher words, int group) {
    String digits = words.group(group);
    return digits == null ? 0 : Long.parseLong(digits);
  }
}
