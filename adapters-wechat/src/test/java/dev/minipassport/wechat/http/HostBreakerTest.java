package dev.minipassport.wechat.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.wechat.ManualTicker;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class HostBreakerTest {
  private final ManualTicker ticker = new ManualTicker();
  private final HostBreaker breaker = new HostBreaker("host", ticker, new Random(1));

  private void good(int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.healthy();
    }
  }

  private void failing(int calls) {
    for (int i = 0; i < calls; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.failing();
    }
  }

  private void open() {
    failing(20);
    assertThat(breaker.state()).isEqualTo("OPEN");
  }

  @Test
  void nineteenFailuresAreTooFewToJudge() {
    failing(19);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void halfOfTwentyIsEnough() {
    good(10);
    failing(10);

    assertThat(breaker.state()).isEqualTo("OPEN");
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.refused()).isEqualTo(1);
  }

  @Test
  void lessThanHalfIsNot() {
    good(11);
    failing(10);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void failuresOlderThanTenSecondsAreForgotten() {
    failing(19);
    ticker.advance(Duration.ofSeconds(11));
    failing(19);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void callsThatSayNothingDoNotCount() {
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.undecided();
    }

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void itStaysOpenForFiveToTenSeconds() {
    open();

    assertThat(breaker.retryAfter()).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10));
    ticker.advance(Duration.ofMillis(4_900));
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.retryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(5_100));
    ticker.advance(Duration.ofMillis(5_200));
    assertThat(breaker.admits()).isTrue();
  }

  @Test
  void nodesDoNotReturnAtOnce() {
    HostBreaker other = new HostBreaker("host", ticker, new Random(2));
    open();
    for (int i = 0; i < 20; i++) {
      assertThat(other.admits()).isTrue();
      other.failing();
    }

    assertThat(breaker.retryAfter()).isNotEqualTo(other.retryAfter());
  }

  @Test
  void fiveTrialCallsAreAdmittedAndNoMore() {
    open();
    ticker.advance(Duration.ofSeconds(11));

    for (int i = 0; i < 5; i++) {
      assertThat(breaker.admits()).isTrue();
    }
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.retryAfter()).hasSeconds(1);
    assertThat(breaker.state()).isEqualTo("HALF_OPEN");
  }

  @Test
  void goodTrialsCloseIt() {
    open();
    ticker.advance(Duration.ofSeconds(11));
    good(5);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void badTrialsOpenItAgain() {
    open();
    ticker.advance(Duration.ofSeconds(11));
    failing(5);

    assertThat(breaker.state()).isEqualTo("OPEN");
    assertThat(breaker.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void aTrialThatSaysNothingGivesItsPlaceBack() {
    open();
    ticker.advance(Duration.ofSeconds(11));
    for (int i = 0; i < 50; i++) {
      assertThat(breaker.admits()).isTrue();
      breaker.undecided();
    }
    good(5);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }

  @Test
  void trialsOfWhichNothingIsHeardDoNotKeepItHalfOpenForEver() {
    open();
    ticker.advance(Duration.ofSeconds(11));
    for (int i = 0; i < 5; i++) {
      assertThat(breaker.admits()).isTrue();
    }
    ticker.advance(Duration.ofSeconds(59));
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.state()).isEqualTo("HALF_OPEN");

    ticker.advance(Duration.ofSeconds(2));
    assertThat(breaker.admits()).isFalse();
    assertThat(breaker.retryAfter()).isGreaterThanOrEqualTo(Duration.ofSeconds(5));
    ticker.advance(Duration.ofSeconds(11));
    good(5);

    assertThat(breaker.state()).isEqualTo("CLOSED");
  }
}
