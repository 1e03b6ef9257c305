package dev.minipassport.storage.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class StampsTest {
  private final Stamps stamps = new Stamps();

  @Test
  void whatBeganBeforeAnInvalidationIsNotBelievedAndWhatBeganAfterItIs() {
    long before = stamps.begin();
    stamps.invalidate(7);

    assertThat(stamps.believes(7, before)).isFalse();
    assertThat(stamps.believes(7, stamps.begin())).isTrue();
    assertThat(stamps.believes(8, before)).isTrue();
  }

  @Test
  void slotsAreSpreadOverAllStamps() {
    var random = new Random(3);
    long distinct =
        random.ints(100_000).mapToObj(People::token).mapToInt(Stamps::slot).distinct().count();

    assertThat(distinct).isGreaterThan(45_000);
  }

  /// A stamp only rises: of two invalidations that race, the later one counts.
  @Test
  void aStampNeverFallsBehindAnInvalidationThatEnded() throws Exception {
    var newestEnded = new AtomicLong();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(
            () -> {
              for (int i = 0; i < 50_000; i++) {
                long before = stamps.begin();
                stamps.invalidate(1);
                newestEnded.accumulateAndGet(before, Math::max);
              }
            });
      }
    }
    assertThat(stamps.believes(1, newestEnded.get())).isFalse();
    assertThat(stamps.believes(1, stamps.begin())).isTrue();
  }
}
