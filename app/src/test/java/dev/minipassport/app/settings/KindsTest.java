package dev.minipassport.app.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class KindsTest {
  private static final Surroundings NOWHERE = new Surroundings(Path.of(""), Map.of());
  private static final Kind<List<Duration>> WAITS =
      Kinds.list(Kinds.duration(Duration.ZERO, Duration.ofHours(1)));

  @ParameterizedTest
  @ValueSource(strings = {"1s,2m", "1s, 2m", " 1s ,\t2m "})
  void aListHasCommasBetweenItsElementsAndItsOrderCounts(String text) {
    assertThat(WAITS.parse(text, NOWHERE))
        .containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(2));
  }

  @Test
  void amongStepsAValueMayStandAgain() {
    var steps = Kinds.steps(Kinds.duration(Duration.ZERO, Duration.ofHours(1)));

    assertThat(steps.parse("1s, 1m, 60s", NOWHERE))
        .containsExactly(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @CsvSource({
    "'1s,', 'element 2 is empty; write values with one comma between them'",
    "',1s', 'element 1 is empty; write values with one comma between them'",
    "'1s, ,2s', 'element 2 is empty; write values with one comma between them'",
    "'1m, 2s, 60s', 'element 3 stands there for the second time; keep one'",
  })
  void anEmptyElementAndOneThatIsThereAreRefused(String text, String refusal) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WAITS.parse(text, NOWHERE))
        .withMessage(refusal);
  }

  @Test
  void anElementIsRefusedByItsNumberAndTheRuleOfItsKind() {
    var choice = Kinds.list(Kinds.choice(Map.of("avatar", 1, "nickname", 2)));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> choice.parse("nickname, avatr", NOWHERE))
        .withMessage("element 2 must be one of avatar, nickname; did you mean \"avatar\"?");
  }

  @Test
  void aListOfSecretsShowsNone() {
    var secrets = Kinds.list(new SecretReference<>(text -> text));

    assertThat(secrets.shown("env:A,env:B")).isEqualTo("(secret), (secret)");
  }

  @Test
  void aDateIsADay() {
    assertThat(Kinds.date().parse("2021-04-20", NOWHERE)).isEqualTo(LocalDate.of(2021, 4, 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"2021-4-20", "2021-02-30", "20.04.2021", "+2021-04-20", "2021-04-20T00:00:00Z"})
  void anythingElseIsNoDate(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kinds.date().parse(text, NOWHERE))
        .withMessage("must be a date such as 2021-04-20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"头像与昵称", "ab, c", "🙂🙂🙂🙂🙂", "  fünf \n"})
  void wordsAreCountedAsPeopleCountAndTrimmed(String text) {
    assertThat(Kinds.words(5).parse(text, NOWHERE)).isEqualTo(text.strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"头像与昵称们", "a\nb", "a\tb", "a\u0000", "a\u0085b", "a\u2028b", "\ud800"})
  void wordsAreRefusedByTheRuleWithoutTheValue(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Kinds.words(5).parse(text, NOWHERE))
        .withMessage(
            "must be at most 5 characters, none of them a line break or another control character");
  }

  @Test
  void aTableShowsTheBeginningOfLongWords() {
    assertThat(Kinds.words(100).shown("🙂".repeat(40))).isEqualTo("🙂".repeat(32) + "…");
    assertThat(Kinds.words(100).shown(" short\n")).isEqualTo("short");
  }
}
