package dev.minipassport.purpose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.minipassport.purpose.Words.Surface;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PurposeTest {
  private static final QuietRule OTHER_QUIET =
      new QuietRule(List.of(Duration.ofDays(1)), Duration.ofHours(1));
  private static final Purpose PROFILE =
      with("profile", 1, List.of(words("zh_CN", ""), words("en", "")), false);

  private static Words words(String language, String sharing) {
    return words(language, "content in " + language, sharing);
  }

  private static Words words(String language, String content, String sharing) {
    return new Words(
        new Language(language),
        "title",
        content,
        "OK",
        "No",
        "declined",
        sharing,
        Map.of(Surface.POPUP, "why", Surface.BUTTON, "why", Surface.FORM, "why"));
  }

  private static Purpose with(String id, int version, List<Words> words, boolean shared) {
    return new Purpose(
        new PurposeId(id),
        version,
        words,
        Set.of(DataCategory.NICKNAME, DataCategory.AVATAR),
        false,
        shared,
        Optional.empty(),
        QuietRule.DEFAULT);
  }

  private static Purpose with(
      Set<DataCategory> categories, boolean separate, Optional<Duration> retention) {
    return new Purpose(
        PROFILE.id(),
        PROFILE.version(),
        PROFILE.words(),
        categories,
        separate,
        false,
        retention,
        QuietRule.DEFAULT);
  }

  private static Purpose keptFor(Duration retention) {
    return with(PROFILE.categories(), false, Optional.of(retention));
  }

  private static void refused(String what, Runnable made) {
    assertThatIllegalArgumentException().isThrownBy(made::run).withMessageContaining(what);
  }

  @Test
  void aPhoneNumberIsWantedOnItsOwn() {
    assertThat(with(Set.of(DataCategory.PHONE), true, Optional.empty()).separate()).isTrue();
    refused(
        "phone alone",
        () -> with(Set.of(DataCategory.PHONE, DataCategory.NICKNAME), false, Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1_000_001, Integer.MIN_VALUE})
  void versionsCountFromOneToAMillion(int version) {
    assertThat(with("profile", 1_000_000, PROFILE.words(), false).version()).isEqualTo(1_000_000);
    refused("1 to 1000000", () -> with("profile", version, PROFILE.words(), false));
  }

  @Test
  void somethingIsAskedFor() {
    refused("at least one", () -> with(Set.of(), false, Optional.empty()));
  }

  @Test
  void thereAreWordsInOneToFiftyLanguages() {
    List<Words> fifty =
        IntStream.range(0, 51)
            .mapToObj(number -> "%c%c".formatted('a' + number / 26, 'a' + number % 26))
            .map(language -> words(language, ""))
            .toList();

    refused("1 to 50", () -> with("profile", 1, List.of(), false));
    refused("1 to 50", () -> with("profile", 1, fifty, false));
    assertThat(with("profile", 1, fifty.subList(0, 50), false).words()).hasSize(50);
  }

  @Test
  void eachLanguageIsThereOnce() {
    refused(
        "once",
        () -> with("profile", 1, List.of(words("en", ""), words("en", "other", "")), false));
    assertThat(with("profile", 1, List.of(words("en", ""), words("en_US", "")), false).words())
        .hasSize(2);
  }

  @Test
  void sharingIsSaidInEveryLanguageExactlyIfThereIsSharing() {
    Words quiet = words("zh_CN", "");
    Words said = words("en", "The owner's other apps get it, too");

    refused("in every language", () -> with("profile", 1, List.of(quiet), true));
    refused("in every language", () -> with("profile", 1, List.of(said, quiet), true));
    refused("left out", () -> with("profile", 1, List.of(said), false));
    refused("left out", () -> with("profile", 1, List.of(quiet, said), false));
    assertThat(with("profile", 1, List.of(said), true).shared()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "PT0S,      false",
    "PT-24H,    false",
    "PT23H59M59.999S, false",
    "PT24H,     true",
    "P3650D,    true",
    "P3650DT1S, false",
  })
  void dataIsKeptForADayToTenYears(Duration retention, boolean allowed) {
    if (allowed) {
      assertThat(keptFor(retention).retention()).contains(retention);
    } else {
      refused("1 to 3650 days", () -> keptFor(retention));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Profile", "my profile", "头像", "a.b", "profile\n"})
  void anIdIsOfSmallLetters(String id) {
    refused("1 to 64", () -> new PurposeId(id));
    refused("1 to 64", () -> new PurposeId("a".repeat(65)));
    assertThat(new PurposeId("a".repeat(64))).hasToString("a".repeat(64));
  }

  @Test
  void silenceLastsASecondToTenYearsInOneToTenSteps() {
    Duration day = Duration.ofDays(1);

    refused("steps", () -> new QuietRule(List.of(), day));
    refused("steps", () -> new QuietRule(Collections.nCopies(11, day), day));
    refused("1 second", () -> new QuietRule(List.of(day, Duration.ZERO), day));
    refused("3650 days", () -> new QuietRule(List.of(Duration.ofDays(3651)), day));
    refused("1 second", () -> new QuietRule(List.of(day), Duration.ofMillis(999)));
    assertThat(new QuietRule(Collections.nCopies(10, day), day).afterRefusal(99)).isEqualTo(day);
  }

  @ParameterizedTest
  @CsvSource({
    "zh_CN, zh_CN",
    "zh_TW, zh_TW",
    "en,    en",
    "en_US, en",
    "zh_HK, zh_CN",
    "zh,    zh_CN",
    "fr,    zh_CN",
    ",      zh_CN",
  })
  void aPersonReadsTheirOwnLanguageOrANearOneOrTheFirst(
      @Nullable String language, String expected) {
    Purpose purpose =
        with("profile", 1, List.of(words("zh_CN", ""), words("zh_TW", ""), words("en", "")), false);
    Optional<Language> read = Optional.ofNullable(language).map(Language::new);

    assertThat(purpose.wordsFor(read).language()).isEqualTo(new Language(expected));
  }

  @Test
  void wordsOfALanguageThatIsNotThereAreNotThere() {
    assertThat(PROFILE.wordsIn(new Language("en"))).contains(PROFILE.words().getLast());
    assertThat(PROFILE.wordsIn(new Language("en_US"))).isEmpty();
  }

  @Test
  void theHashNamesAllThatAPersonAgreesTo() {
    List<Words> others = List.of(words("zh_CN", ""), words("en", "other", ""));
    Set<DataCategory> both = PROFILE.categories();

    assertThat(
            List.of(
                with("other", 1, PROFILE.words(), false).hash(),
                with("profile", 2, PROFILE.words(), false).hash(),
                with("profile", 1, others, false).hash(),
                with("profile", 1, PROFILE.words().subList(0, 1), false).hash(),
                with("profile", 1, List.of(words("zh_CN", "a"), words("en", "a")), true).hash(),
                with(Set.of(DataCategory.NICKNAME), false, Optional.empty()).hash(),
                with(both, true, Optional.empty()).hash(),
                with(both, false, Optional.of(Duration.ofDays(30))).hash(),
                with(both, false, Optional.of(Duration.ofDays(31))).hash()))
        .doesNotHaveDuplicates()
        .doesNotContain(PROFILE.hash());
  }

  @Test
  void theHashNamesNothingElse() {
    var turned = List.of(words("en", ""), words("zh_CN", ""));
    var quieter =
        new Purpose(
            PROFILE.id(),
            1,
            PROFILE.words(),
            Set.of(DataCategory.AVATAR, DataCategory.NICKNAME),
            false,
            false,
            Optional.empty(),
            OTHER_QUIET);

    assertThat(quieter.hash()).isEqualTo(PROFILE.hash());
    assertThat(with("profile", 1, turned, false).hash()).isEqualTo(PROFILE.hash());
  }
}
