package dev.minipassport.grpc;

import java.time.Duration;
import java.util.List;

/// Checks that the option records share: each names the option and its bounds.
final class Options {
  static final Duration INSTANT = Duration.ofMillis(1);
  static final Duration SECOND = Duration.ofSeconds(1);
  static final Duration MINUTE = Duration.ofMinutes(1);
  static final Duration DAY = Duration.ofDays(1);

  private Options() {}

  static void within(List<String> wrong, String name, int value, int least, int most) {
    if (value < least || value > most) {
      wrong.add("%s must be %,d to %,d".formatted(name, least, most));
    }
  }

  static void within(
      List<String> wrong, String name, Duration value, Duration least, Duration most) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      wrong.add(name + " must be " + text(least) + " to " + text(most));
    }
  }

  /// Throws all that is wrong at once, if anything is.
  static void refuse(List<String> wrong) {
    if (!wrong.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", wrong));
    }
  }

  private static String text(Duration duration) {
    return duration.compareTo(SECOND) < 0
        ? duration.toMillis() + " ms"
        : duration.toSeconds() + " s";
  }
}
