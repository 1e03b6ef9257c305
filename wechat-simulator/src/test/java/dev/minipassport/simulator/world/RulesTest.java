package dev.minipassport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class RulesTest {

  @Test
  void nonsenseIsRefusedWithAdvice() {
    assertThatThrownBy(() -> WeChatRules.DEFAULT.withKeyRotationAge(Duration.ofSeconds(-1)))
        .hasMessageContaining("between zero and 36500 days");
    assertThatThrownBy(() -> new Quotas(1, 1, -1, 1, 1, 1, 1)).hasMessageContaining("zero or more");
  }

  @Test
  void everyKnobTurnsOnItsOwn() {
    assertThat(
            Set.of(
                WeChatRules.DEFAULT,
                WeChatRules.DEFAULT.withKeyRotationAge(Duration.ZERO),
                WeChatRules.DEFAULT.withAcceptMockCode(true),
                WeChatRules.DEFAULT.withErrcodeZero(true),
                WeChatRules.DEFAULT.withHints(true),
                WeChatRules.DEFAULT.withRefuseChunked(false),
                WeChatRules.DEFAULT.withQuotas(Quotas.NONE)))
        .hasSize(7);
  }

  @Test
  void aMinuteQuotaBeginsAnewWithTheMinute() {
    var quota = new QuotaWindow();
    Instant minute = Instant.parse("2026-05-01T04:00:00Z");

    assertThat(quota.takeOfMinute(minute, 1)).isTrue();
    assertThat(quota.takeOfMinute(minute.plusSeconds(59), 1)).isFalse();
    assertThat(quota.takeOfMinute(minute.plusSeconds(60), 1)).isTrue();
  }

  @Test
  void aDayQuotaBeginsAnewAtMidnightInBeijing() {
    var quota = new QuotaWindow();
    Instant midnight = Instant.parse("2026-05-01T16:00:00Z");

    assertThat(quota.takeOfDay(midnight.minusSeconds(1), 1)).isTrue();
    assertThat(quota.takeOfDay(midnight.minusSeconds(1), 1)).isFalse();
    assertThat(quota.takeOfDay(midnight, 1)).isTrue();
    assertThat(quota.takeOfDay(midnight.plusSeconds(86_399), 1)).isFalse();
  }

  @Test
  void aQuotaOfNoneRefusesTheFirst() {
    assertThat(new QuotaWindow().takeOfMinute(Instant.EPOCH, 0)).isFalse();
  }

  @Test
  void theClockGoesForwardsAndBackAndHome() {
    Instant home = AWorld.NOON_IN_BEIJING;
    var clock = new SimulatorClock(() -> home);

    clock.advance(Duration.ofHours(2));
    clock.advance(Duration.ofHours(-5));
    assertThat(clock.now()).isEqualTo(home.minus(Duration.ofHours(3))).isEqualTo(clock.instant());
    clock.reset();
    assertThat(clock.now()).isEqualTo(home);
  }

  @Test
  void theClockStaysWithinACentury() {
    var clock = new SimulatorClock(() -> AWorld.NOON_IN_BEIJING);
    clock.advance(Duration.ofDays(36_000));

    assertThatThrownBy(() -> clock.advance(Duration.ofDays(501)))
        .hasMessageContaining("36500 days");
    assertThat(clock.now()).isEqualTo(AWorld.NOON_IN_BEIJING.plus(Duration.ofDays(36_000)));
  }
}
