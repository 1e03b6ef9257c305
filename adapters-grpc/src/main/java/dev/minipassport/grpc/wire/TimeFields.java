package dev.minipassport.grpc.wire;

import com.google.protobuf.Timestamp;
import java.time.Duration;
import java.time.Instant;

/// Reads moments and spans of time.
public final class TimeFields {
  /// The first and the last second that a `Timestamp` may name.
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();
  private static final int NANOS = 1_000_000_000;

  private TimeFields() {}

  public static Instant instant(Timestamp timestamp) {
    if (timestamp.getSeconds() < FIRST
        || timestamp.getSeconds() > LAST
        || !fraction(timestamp.getNanos())) {
      throw new IllegalArgumentException("must be a Timestamp of the years 1 to 9999");
    }
    return Instant.ofEpochSecond(timestamp.getSeconds(), timestamp.getNanos());
  }

  /// At most so many whole days.
  public static Duration atMost(Duration most, com.google.protobuf.Duration duration) {
    long seconds = duration.getSeconds();
    if (seconds < 0
        || seconds > most.toSeconds()
        || !fraction(duration.getNanos())
        || Duration.ofSeconds(seconds, duration.getNanos()).compareTo(most) > 0) {
      throw new IllegalArgumentException("must be 0 to %d days".formatted(most.toDays()));
    }
    return Duration.ofSeconds(seconds, duration.getNanos());
  }

  private static boolean fraction(int nanos) {
    return nanos >= 0 && nanos < NANOS;
  }
}
