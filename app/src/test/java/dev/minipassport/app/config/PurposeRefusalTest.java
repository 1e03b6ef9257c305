package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PurposeRefusalTest {
  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "id: match | id: Match! | purposes[1].id (line 34) | 1 to 64 characters",
        "id: match | id: profile | purposes[1].id (line 34) | the id of an earlier purpose",
        "version: 3 | version: 0 | purposes[0].version (line 12) | whole number from 1",
        "[gender] | [sex] | purposes[1].categories (line 36) | element 1 must be one of avatar,",
        "[gender] | [] | purposes[1].categories (line 36) | has no value",
        "shared: true | shared: yes | purposes[0].shared (line 14) | one of false, true",
        "365d | 12h | purposes[1].retention (line 38) | duration from 1d to 3650d",
        "2d, 7d | 2d, 0s | purposes[0].quiet.refusals (line 15) | element 2 must be a duration",
        "2d, 7d | 1d,1d,1d,1d,1d,1d,1d,1d,1d,1d | purposes[0].quiet (line 15) | 1 to 10 steps",
        "12h | never | purposes[0].quiet.dismissal (line 15) | must be a duration",
        "language: en | language: english | …texts[1].language (line 26) | spelt as zh_CN or en",
        "language: en | language: zh_CN | …texts[1].language (line 26) | that of an earlier text",
        "title: 匹配 | '' | purposes[1].texts[0].title | is missing; add it",
        "title: 匹配 | title: | purposes[1].texts[0].title (line 41) | has no value",
        "confirm: 好的 | confirm: 好的好的吧 | …texts[0].confirm (line 20) | at most 4 characters",
        "cancel: 不用 | cancel: Never | …texts[0].cancel (line 21) | at most 4 characters",
        "不会匹配 | \"a\\tb\" | purposes[1].texts[0].declined (line 45) | control character",
        "desc: Shown | desc: Shown to everybody | …texts[1].desc (line 33) | at most 30 characters",
        "desc-popup: | desc-form: 好好好好好好好好好好好好好好好好好好好好好好好好好好好 | …texts[0].desc-form (line 25) | at most 30 characters",
        "2021-04-20 | 20.4.2021 | versions[0].published (line 7) | must be a date",
        "\"1.2\" | \"1.10\" | versions[1].version (line 8) | keep one",
      })
  void aWrongValueIsRefusedOnceByNameAndLine(
      String right, String wrong, String where, String advice) {
    assertThat(problems(TwoPurposes.YAML.replace(right, wrong)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line())
                  .startsWith("apps[0]." + where.replace("…", "purposes[0].") + ": ");
              assertThat(problem.text()).contains(advice);
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://cdn.example.com",
        "cdn.example.com:443",
        "cdn.example.com/",
        "\"*.example.com\"",
        "127.0.0.1",
        "\"[2001:db8::1]\"",
        "localhost",
        "cdn.example.com.",
        "cdn_1.example.com",
        "头像.example.com",
      })
  void picturesAreOnHostsByTheirFullNames(String host) {
    assertThat(problems(TwoPurposes.YAML.replace("img.example.com", host)))
        .singleElement()
        .extracting(Problem::line)
        .asString()
        .startsWith("apps[0].avatar-hosts (line 4): element 2 must be the full name of a host");
  }

  @Test
  void aHostInCapitalsIsTheSameHost() {
    assertThat(problems(TwoPurposes.YAML.replace("img.", "cdn.")))
        .extracting(Problem::text)
        .containsExactly("element 2 stands there for the second time; keep one");
  }

  @Test
  void aSharedPurposeSaysSoInEveryLanguage() {
    assertThat(problems(TwoPurposes.YAML.replaceAll("sharing: .*", "")))
        .extracting(Problem::line)
        .containsExactly(
            "apps[0].purposes[0].texts[0].sharing: is missing; add it",
            "apps[0].purposes[0].texts[1].sharing: is missing; add it");
  }

  @Test
  void aPurposeThatIsNotSharedSaysNothingOfIt() {
    assertThat(problems(TwoPurposes.YAML.replace("shared: true", "shared: false")))
        .extracting(Problem::line)
        .containsExactly(
            "apps[0].purposes[0].texts[0].sharing (line 23): is for a purpose that is shared;"
                + " remove it, or set shared: true",
            "apps[0].purposes[0].texts[1].sharing (line 32): is for a purpose that is shared;"
                + " remove it, or set shared: true");
  }

  @Test
  void everythingThatIsWrongWithAPurposeIsSaidAtOnce() {
    assertThat(
            problems(
                """
                apps:
                  - id: wx1
                    secret: env:WX1_SECRET
                    purposes:
                      - categories: [nickname, avatr]
                        texts:
                          - title: 匹配匹配
                            confirm: 好的好的好
                """))
        .extracting(Problem::line)
        .containsExactlyInAnyOrder(
            "apps[0].purposes[0].id: is missing; add it",
            "apps[0].purposes[0].version: is missing; add it",
            "apps[0].purposes[0].categories (line 5): element 2 must be one of avatar, gender,"
                + " language, nickname, phone, region; did you mean \"avatar\"?",
            "apps[0].purposes[0].texts[0].language: is missing; add it",
            "apps[0].purposes[0].texts[0].content: is missing; add it",
            "apps[0].purposes[0].texts[0].confirm (line 8): must be at most 4 characters, none of"
                + " them a line break or another control character",
            "apps[0].purposes[0].texts[0].cancel: is missing; add it",
            "apps[0].purposes[0].texts[0].declined: is missing; add it",
            "apps[0].purposes[0].texts[0].desc: is missing; add it");
  }

  @Test
  void aPurposeWithoutWordsCannotBeAskedFor() {
    assertThat(
            problems(
                """
                apps:
                  - id: wx1
                    secret: env:WX1_SECRET
                    purposes: [{id: match, version: 1, categories: [gender]}]
                """))
        .extracting(Problem::line)
        .containsExactly(
            "apps[0].purposes[0].texts: is empty; add an entry with the words of a language");
  }

  @Test
  void theAgeOfUserDataHasBounds() {
    assertThat(problems("user-data: {oldest: 2d}\n" + TwoPurposes.YAML))
        .extracting(Problem::line)
        .singleElement()
        .asString()
        .startsWith("user-data.oldest (line 1): must be a duration from 1s to 1d");
  }

  private List<Problem> problems(String yaml) {
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidConfiguration.class, () -> load(yaml)),
            "the configuration was accepted")
        .problems();
  }

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    var environment = Map.of("WX1_SECRET", "0123456789abcdef0123456789abcdef");
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }
}
