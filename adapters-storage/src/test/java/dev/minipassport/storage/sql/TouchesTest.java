package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.session.SessionId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class TouchesTest {
  private final AtomicInteger called = new AtomicInteger();
  private final Touches touches = new Touches(called::incrementAndGet);

  private void offer(int times) {
    for (int i = 0; i < times; i++) {
      touches.offer(new SessionId(new UUID(0, i)), Instant.EPOCH);
    }
  }

  @Test
  void aBatchThatHasCollectedIsAnnounced() {
    offer(255);
    assertThat(called).hasValue(0);
    offer(1);
    assertThat(called).hasValue(1);
  }

  @Test
  void moreThanTheQueueHoldsIsLostWithoutHarm() {
    offer(20_000);

    assertThat(called).hasValue(8192 / 256);
    assertThat(touches.isEmpty()).isFalse();
  }
}
