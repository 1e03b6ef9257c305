package dev.minipassport.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a person stands after all they said, a day between one statement and the next.
final class StanceTest {
  private static final Duration DAY = Duration.ofDays(1);

  private static Ledger ledger(String said) {
    Ledger ledger = Ledger.empty(Said.SUBJECT);
    Instant at = Said.AT;
    for (String decision : said.isEmpty() ? new String[0] : said.split(" ")) {
      ledger = ledger.with(Said.of(Decision.valueOf(decision), at));
      at = at.plus(DAY);
    }
    return ledger;
  }

  private static Stance stance(String said) {
    return ledger(said).stance(Said.PURPOSE, QuietRule.DEFAULT);
  }

  @ParameterizedTest
  @CsvSource({
    "'',                                    false, 0, 0, false",
    "GRANTED,                               true,  0, 0, false",
    "REFUSED,                               false, 1, 0, true",
    "DISMISSED,                             false, 0, 0, false",
    "WITHDRAWN,                             false, 0, 1, true",
    "GRANTED WITHDRAWN,                     false, 0, 2, true",
    "GRANTED WITHDRAWN GRANTED,             true,  0, 2, false",
    "GRANTED WITHDRAWN DISMISSED,           false, 0, 2, true",
    "GRANTED WITHDRAWN REFUSED,             false, 1, 2, true",
    "GRANTED WITHDRAWN GRANTED WITHDRAWN,   false, 0, 4, true",
    "GRANTED REFUSED,                       true,  1, 0, false",
    "GRANTED REFUSED REFUSED,               true,  2, 0, false",
    "GRANTED REFUSED WITHDRAWN,             false, 0, 3, true",
    "GRANTED DISMISSED,                     true,  0, 0, false",
    "REFUSED REFUSED REFUSED,               false, 3, 0, true",
    "REFUSED DISMISSED REFUSED,             false, 2, 0, true",
    "REFUSED REFUSED GRANTED,               true,  0, 0, false",
    "REFUSED GRANTED REFUSED,               true,  1, 0, false",
    "DISMISSED DISMISSED,                   false, 0, 0, false",
  })
  void whatTheySaidAddsUp(
      String said, boolean granted, int refusals, long withdrawnAt, boolean declined) {
    Stance stance = stance(said);

    assertThat(stance.grant().isPresent()).isEqualTo(granted);
    assertThat(stance.refusals()).isEqualTo(refusals);
    assertThat(stance.withdrawnAt()).isEqualTo(withdrawnAt);
    assertThat(stance.declined()).isEqualTo(declined);
  }

  @ParameterizedTest
  @CsvSource({
    "GRANTED,                     ",
    "REFUSED,                     2026-03-03T08:00:00Z",
    "REFUSED REFUSED,             2026-03-09T08:00:00Z",
    "REFUSED REFUSED REFUSED,     2026-04-02T08:00:00Z",
    "DISMISSED,                   2026-03-02T08:00:00Z",
    "REFUSED REFUSED DISMISSED,   2026-03-09T08:00:00Z",
    "GRANTED WITHDRAWN,           2026-04-01T08:00:00Z",
    "GRANTED WITHDRAWN REFUSED,   2026-04-01T08:00:00Z",
    "GRANTED WITHDRAWN GRANTED,   ",
  })
  void silenceNeverEndsEarlierThanWhatWasSaidBefore(String said, Instant quietUntil) {
    if (quietUntil == null) {
      assertThat(stance(said).quietUntil()).isEmpty();
    } else {
      assertThat(stance(said).quietUntil()).contains(quietUntil);
    }
  }

  @Test
  void theGrantThatStandsIsTheLastOne() {
    assertThat(stance("GRANTED GRANTED").grant().orElseThrow().at()).isEqualTo(Said.AT.plus(DAY));
    assertThat(stance("GRANTED REFUSED").grant().orElseThrow().at()).isEqualTo(Said.AT);
    assertThat(stance("GRANTED REFUSED").last().orElseThrow().decision())
        .isEqualTo(Decision.REFUSED);
  }

  @Test
  void whatIsSaidToOnePurposeIsNotSaidToAnother() {
    Stance other = ledger("GRANTED WITHDRAWN").stance(new PurposeId("another"), QuietRule.DEFAULT);

    assertThat(other).isEqualTo(Stance.NONE);
    assertThat(ledger("GRANTED").with(Said.withdrawn()).stance(Said.PURPOSE, QuietRule.DEFAULT))
        .isEqualTo(stance("GRANTED"));
  }
}
