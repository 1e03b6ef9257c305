package dev.minipassport.wechat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.CallerGone;
import dev.minipassport.wechat.ManualTicker;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TimeBudgetTest {
  private static final Duration MOST = Duration.ofSeconds(4);

  private final ManualTicker ticker = new ManualTicker();

  private TimeBudget budget(long remainingMillis) {
    return TimeBudget.of(() -> Duration.ofMillis(remainingMillis), MOST, ticker);
  }

  @ParameterizedTest
  @CsvSource({"60000,4000", "4200,4000", "4199,3999", "1000,800", "301,101", "300,100", "100,100"})
  void theCallerKeepsTwoHundredMillisecondsAndTheExchangeAHundred(long remaining, long expected) {
    assertThat(budget(remaining).left()).hasMillis(expected);
  }

  @ParameterizedTest
  @ValueSource(longs = {99, 1, 0})
  void withLessThanTheFloorTheCallerIsGone(long remaining) {
    assertThatExceptionOfType(CallerGone.class).isThrownBy(() -> budget(remaining));
  }

  @Test
  void whatWasSpentIsNotLeft() {
    TimeBudget budget = budget(1_000);
    ticker.advance(Duration.ofMillis(650));

    assertThat(budget.spent()).hasMillis(650);
    assertThat(budget.left()).hasMillis(150);
    assertThat(budget.enough()).isTrue();
    ticker.advance(Duration.ofMillis(51));
    assertThat(budget.enough()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"60000,true", "1200,true", "1199,false", "100,false"})
  void onlyAFairBudgetSpeaksAgainstAHost(long remaining, boolean telling) {
    assertThat(budget(remaining).telling()).isEqualTo(telling);
  }

  @Test
  void aShortTimeoutOfOurOwnChoosingIsFair() {
    Duration ours = Duration.ofMillis(300);

    assertThat(TimeBudget.of(() -> MOST, ours, ticker).telling()).isTrue();
  }
}
