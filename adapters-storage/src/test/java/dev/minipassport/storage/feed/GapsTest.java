package dev.minipassport.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class GapsTest {
  private static final Duration LONGEST = Duration.ofSeconds(20);

  private final Gaps gaps = new Gaps(LONGEST, 10);

  /// Marks what is missing as passed over by a read that ended then.
  private void passed(Duration ended, long transaction, Long... found) {
    boolean _ = gaps.found(List.of(found));
    gaps.mark(new Moment(ended.toNanos(), transaction));
  }

  private static Moment at(Duration begun, long oldest) {
    return new Moment(begun.toNanos(), oldest);
  }

  @Test
  void whatIsPassedOverIsMissing() {
    assertThat(gaps.found(List.of(11L, 14L))).isTrue();

    assertThat(gaps.highest()).isEqualTo(14);
    assertThat(gaps.missing()).containsExactly(12L, 13L);
  }

  @Test
  void whatAppearsLaterIsMissingNoMore() {
    assertThat(gaps.found(List.of(14L))).isTrue();
    assertThat(gaps.found(List.of(12L, 15L))).isFalse();

    assertThat(gaps.highest()).isEqualTo(15);
    assertThat(gaps.missing()).containsExactly(11L, 13L);
  }

  @Test
  void aReadThatBeganTheLongestTimeLaterIsTheLastToLook() {
    passed(Duration.ZERO, 5, 12L);
    passed(Duration.ofSeconds(1), 5, 14L);

    gaps.forget(at(LONGEST.minusNanos(1), 6));
    assertThat(gaps.missing()).containsExactly(11L, 13L);
    gaps.forget(at(LONGEST, 6));
    assertThat(gaps.missing()).containsExactly(13L);
    gaps.forget(at(LONGEST.plusSeconds(1), 6));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void whileATransactionOfThenIsUnderWayItIsLookedForHoweverLongItTakes() {
    passed(Duration.ZERO, 5, 12L);

    gaps.forget(at(Duration.ofHours(1), 5));
    assertThat(gaps.missing()).containsExactly(11L);
    gaps.forget(at(Duration.ofHours(1), 6));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void anEmptiedTableIsNoGapOfMillions() {
    assertThat(gaps.found(List.of(5_000_000L))).isTrue();

    assertThat(gaps.missing()).hasSize(10_000).contains(4_999_999L).doesNotContain(11L);
  }

  @Test
  void ofTooManyTheOldestAreGivenUp() {
    assertThat(gaps.found(List.of(9_000L, 18_000L))).isTrue();

    assertThat(gaps.missing()).hasSize(10_000).contains(17_999L, 8_999L).doesNotContain(11L);
  }
}
