package dev.minipassport.storage.sql;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// Instants as they stand in columns: whole microseconds since 1970 in UTC, rounded down.
final class Micros {
  private Micros() {}

  static long of(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
  }

  static Instant instant(long micros) {
    return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
  }
}
