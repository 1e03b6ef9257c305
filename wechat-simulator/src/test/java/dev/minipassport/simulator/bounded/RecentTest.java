package dev.minipassport.simulator.bounded;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class RecentTest {
  private final Recent<Integer> recent = new Recent<>(2);

  @Test
  void theOldestIsForgottenFirst() {
    recent.put("a", 1);
    recent.put("b", 2);
    recent.put("c", 3);

    assertThat(recent.find("a")).isEmpty();
    assertThat(recent.names()).containsExactly("b", "c");
    assertThat(recent.values()).containsExactly(2, 3);
  }

  @Test
  void whatIsTakenIsGone() {
    recent.put("a", 1);

    assertThat(recent.take("a")).contains(1);
    assertThat(recent.take("a")).isEmpty();
  }

  @Test
  void whatIsThereIsNotMadeAnew() {
    assertThat(recent.findOrPut("a", () -> 1)).isEqualTo(1);
    assertThat(recent.findOrPut("a", () -> 2)).isEqualTo(1);
    recent.clear();
    assertThat(recent.findOrPut("a", () -> 2)).isEqualTo(2);
  }
}
