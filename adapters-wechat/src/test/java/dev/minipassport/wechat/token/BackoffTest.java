package dev.minipassport.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BackoffTest {
  private static final long NOW = Long.MAX_VALUE - 5;

  private final Backoff backoff = new Backoff(new Random(1));

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,4", "6,32", "7,60", "1000,60"})
  void thePauseDoublesUpToAMinute(int failures, long seconds) {
    for (int i = 0; i < failures; i++) {
      backoff.failed(NOW);
    }

    assertThat(backoff.left(NOW))
        .isBetween(Duration.ofMillis(750 * seconds), Duration.ofSeconds(seconds));
    assertThat(backoff.left(NOW + Duration.ofSeconds(seconds).toNanos())).isZero();
  }

  @Test
  void aSuccessEndsIt() {
    backoff.failed(NOW);
    backoff.succeeded();

    assertThat(backoff.left(NOW)).isZero();
    backoff.failed(NOW);
    assertThat(backoff.left(NOW)).isLessThanOrEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void nodesDoNotReturnAtOnce() {
    Backoff other = new Backoff(new Random(2));
    backoff.failed(NOW);
    other.failed(NOW);

    assertThat(backoff.left(NOW)).isNotEqualTo(other.left(NOW));
  }
}
