package dev.minipassport.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GapsTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Gaps gaps = new Gaps(LONGEST, 10);

  private static long after(Duration duration) {
    return duration.toNanos();
  }

  @Test
  void whatIsPassedOverIsMissing() {
    gaps.found(List.of(11L, 14L), 0);

    assertThat(gaps.highest()).isEqualTo(14);
    assertThat(gaps.missing()).containsExactly(12L, 13L);
  }

  @Test
  void whatAppearsLaterIsMissingNoMore() {
    gaps.found(List.of(14L), 0);
    gaps.found(List.of(12L, 15L), after(Duration.ofSeconds(1)));

    assertThat(gaps.highest()).isEqualTo(15);
    assertThat(gaps.missing()).containsExactly(11L, 13L);
  }

  @Test
  void aReadThatBeganTheLongestTimeLaterIsTheLastToLook() {
    gaps.found(List.of(12L), 0);
    gaps.found(List.of(14L), after(Duration.ofSeconds(1)));

    gaps.found(List.of(), after(LONGEST) - 1);
    assertThat(gaps.missing()).containsExactly(11L, 13L);
    gaps.found(List.of(), after(LONGEST));
    assertThat(gaps.missing()).containsExactly(13L);
    gaps.found(List.of(), after(LONGEST.plusSeconds(1)));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void anEmptiedTableIsNoGapOfMillions() {
    gaps.found(List.of(5_000_000L), 0);

    assertThat(gaps.missing()).hasSize(10_000).contains(4_999_999L).doesNotContain(11L);
  }
}
