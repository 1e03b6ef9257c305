package dev.minipassport.wechat.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HeldTest {
  private static final long ASKED = -1_000_000_000;

  @ParameterizedTest
  @CsvSource({"7200,6900,6960", "345,45,105", "301,1,61", "300,150,210", "10,5,8", "1,0,1"})
  void theSuccessorIsAskedForOnceWeChatHasOne(long lifetime, long earliest, long latest) {
    for (int seed = 0; seed < 100; seed++) {
      Held held =
          Held.from(
              new Issue.Issued(new AccessToken("t"), Duration.ofSeconds(lifetime)),
              ASKED,
              new Random(seed));

      assertThat(Duration.ofNanos(held.renewAt() - ASKED))
          .isBetween(Duration.ofSeconds(earliest), Duration.ofSeconds(latest));
      assertThat(held.valid(held.renewAt())).isTrue();
      assertThat(held.valid(ASKED + Duration.ofSeconds(lifetime).toNanos())).isFalse();
    }
  }
}
