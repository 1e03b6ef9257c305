package dev.minipassport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class LineBudgetTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
  private final LineBudget budget = new LineBudget(2, now::get);

  @Test
  void twoLinesASecondAreGrantedAndTheRestWithheld() {
    assertThat(budget.grant()).isZero();
    assertThat(budget.grant()).isZero();
    assertThat(budget.grant()).isNegative();
    assertThat(budget.grant()).isNegative();
  }

  @Test
  void theNextSecondBeginsWithTheNumberThatWasWithheld() {
    for (int i = 0; i < 7; i++) {
      long _ = budget.grant();
    }
    now.addAndGet(1_000_000_000L);

    assertThat(budget.grant()).isEqualTo(5);
    assertThat(budget.grant()).isZero();
    assertThat(budget.grant()).isNegative();
  }

  @Test
  void aSecondInWhichNothingWasWithheldSaysSo() {
    assertThat(budget.grant()).isZero();
    now.addAndGet(5_000_000_000L);

    assertThat(budget.grant()).isZero();
  }
}
