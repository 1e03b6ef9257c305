package dev.minipassport.storage.feed;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.storage.feed.Gaps.Gap;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
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
    assertThat(gaps.missing()).containsExactly(new Gap(12, 13));
  }

  @Test
  void whatAppearsLaterIsMissingNoMore() {
    assertThat(gaps.found(List.of(14L))).isTrue();
    assertThat(gaps.found(List.of(12L, 15L))).isFalse();

    assertThat(gaps.highest()).isEqualTo(15);
    assertThat(gaps.missing()).containsExactly(new Gap(11, 11), new Gap(13, 13));
  }

  @Test
  void aReadThatBeganTheLongestTimeLaterIsTheLastToLook() {
    passed(Duration.ZERO, 5, 12L);
    passed(Duration.ofSeconds(1), 5, 14L);

    gaps.forget(at(LONGEST.minusNanos(1), 6));
    assertThat(gaps.missing()).containsExactly(new Gap(11, 11), new Gap(13, 13));
    gaps.forget(at(LONGEST, 6));
    assertThat(gaps.missing()).containsExactly(new Gap(13, 13));
    gaps.forget(at(LONGEST.plusSeconds(1), 6));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void whileATransactionOfThenIsUnderWayItIsLookedForHoweverLongItTakes() {
    passed(Duration.ZERO, 5, 12L);

    gaps.forget(at(Duration.ofHours(1), 5));
    assertThat(gaps.missing()).containsExactly(new Gap(11, 11));
    gaps.forget(at(Duration.ofHours(1), 6));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void whatAppearsInTheMiddleOfManyLeavesTheOthersMissing() {
    assertThat(gaps.found(List.of(5_000_000L))).isTrue();
    assertThat(gaps.found(List.of(1_000_000L, 11L, 4_999_999L, 10L))).isFalse();

    assertThat(gaps.missing()).containsExactly(new Gap(12, 999_999), new Gap(1_000_001, 4_999_998));
    assertThat(gaps.numbers()).isEqualTo(4_999_986);
    assertThat(gaps.settled()).isEqualTo(11);
  }

  @Test
  void ofTooManyMarksTheLastsAreOne() {
    for (long i = 0; i < 2_000; i++) {
      passed(Duration.ofSeconds(i), 5, 12 + 2 * i);
    }

    gaps.forget(at(LONGEST.plusSeconds(998), 6));
    assertThat(gaps.settled()).isEqualTo(12 + 2 * 998);
    gaps.forget(at(LONGEST.plusSeconds(1_998), 6));
    assertThat(gaps.settled()).isEqualTo(12 + 2 * 998);
    gaps.forget(at(LONGEST.plusSeconds(1_999), 6));
    assertThat(gaps.missing()).isEmpty();
  }

  @Test
  void nothingIsGivenUpHoweverManyThereAre() {
    List<Long> found = LongStream.range(0, 200_000).mapToObj(i -> 12 + 2 * i).toList();
    assertThat(gaps.found(found)).isTrue();

    assertThat(gaps.missing()).hasSize(200_000).startsWith(new Gap(11, 11));
    assertThat(gaps.settled()).isEqualTo(10);
  }
}
