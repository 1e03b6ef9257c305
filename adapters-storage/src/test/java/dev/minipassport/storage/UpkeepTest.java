package dev.minipassport.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class UpkeepTest {
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  @Test
  void touchesComeEachRoundAndSweepsEverySixtieth() throws Exception {
    var touches = new AtomicInteger();
    var atSweep = new AtomicInteger();
    var swept = new CountDownLatch(1);
    try (var _ =
        new Upkeep(
            touches::incrementAndGet,
            () -> {
              atSweep.compareAndSet(0, touches.get());
              swept.countDown();
              return false;
            },
            AT_ONCE)) {
      assertThat(swept.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(atSweep).hasValue(60);
  }

  @Test
  void aSweepThatLeftSomethingIsFollowedByAnotherInTheNextRound() throws Exception {
    var touches = new AtomicInteger();
    List<Integer> sweptAfter = new CopyOnWriteArrayList<>();
    var swept = new CountDownLatch(4);
    try (var _ =
        new Upkeep(
            touches::incrementAndGet,
            () -> {
              sweptAfter.add(touches.get());
              swept.countDown();
              return sweptAfter.size() < 3;
            },
            AT_ONCE)) {
      assertThat(swept.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(sweptAfter).startsWith(60, 61, 62, 120);
  }

  @Test
  void aRoundThatFailsIsFollowedByAnother() throws Exception {
    var rounds = new CountDownLatch(3);
    try (var _ =
        new Upkeep(
            () -> {
              rounds.countDown();
              throw new IllegalStateException("out of order");
            },
            () -> false,
            AT_ONCE)) {
      assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void nothingComesAfterItIsClosed() {
    var touches = new AtomicInteger();
    var upkeep = new Upkeep(touches::incrementAndGet, () -> false, Duration.ofHours(1));
    upkeep.close();

    assertThat(touches).hasValue(0);
  }
}
