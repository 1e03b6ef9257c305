package dev.minipassport.session;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.minipassport.session.SessionTerms.Overflow;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SessionTermsTest {

  @Test
  void allErrorsAreSaidAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SessionTerms(
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(2),
                    0,
                    Overflow.REFUSE,
                    Duration.ZERO))
        .withMessageContainingAll("idle", "absolute", "limit", "rotation age");
  }

  @Test
  void theBoundsThemselvesAreAllowed() {
    assertThatNoException()
        .isThrownBy(
            () ->
                new SessionTerms(
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(1),
                    1,
                    Overflow.REFUSE,
                    Duration.ofSeconds(1)));
    assertThatNoException()
        .isThrownBy(
            () ->
                new SessionTerms(
                    Duration.ofDays(366),
                    Duration.ofDays(366),
                    1000,
                    Overflow.END_OLDEST,
                    Duration.ofDays(1)));
  }

  @Test
  void noSessionLivesLongerThanAYear() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SessionTerms(
                    Duration.ofDays(367),
                    Duration.ofDays(7),
                    5,
                    Overflow.END_OLDEST,
                    Duration.ofDays(1)))
        .withMessageContaining("366 days");
  }
}
