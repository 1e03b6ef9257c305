package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PurposeSettingsTest {
  private static final Duration WEEK = Duration.ofDays(7);

  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment =
      new HashMap<>(Map.of("WX1_SECRET", "0123456789abcdef0123456789abcdef"));

  @Test
  void aPurposeSaysWhatItWantsAndHowLongItKeepsQuiet() throws IOException {
    Purpose profile = app(TwoPurposes.YAML).purposes().getFirst();

    assertThat(profile.id()).isEqualTo(new PurposeId("profile"));
    assertThat(profile.version()).isEqualTo(3);
    assertThat(profile.categories())
        .containsExactlyInAnyOrder(DataCategory.NICKNAME, DataCategory.AVATAR);
    assertThat(profile.shared()).isTrue();
    assertThat(profile.separate()).isFalse();
    assertThat(profile.retention()).isEmpty();
    assertThat(profile.quiet())
        .isEqualTo(new QuietRule(List.of(Duration.ofDays(2), WEEK, WEEK), Duration.ofHours(12)));
  }

  @Test
  void itsWordsAreThoseOfTheFileWithADescriptionForEverySurface() throws IOException {
    Purpose profile = app(TwoPurposes.YAML).purposes().getFirst();

    assertThat(profile.words())
        .first()
        .isEqualTo(
            new Words(
                new Language("zh_CN"),
                "完善个人资料",
                "用于展示您的个人主页",
                "好的",
                "不用",
                "好的，不会使用",
                "其他小程序也会使用",
                Map.of(
                    Surface.POPUP, "用于弹窗",
                    Surface.BUTTON, "用于展示个人主页",
                    Surface.FORM, "用于展示个人主页")));
    assertThat(profile.words()).extracting(Words::language).last().hasToString("en");
  }

  @Test
  void whatIsNotSaidOfAPurposeHasADefault() throws IOException {
    Purpose match = app(TwoPurposes.YAML).purposes().getLast();

    assertThat(match.separate()).isTrue();
    assertThat(match.shared()).isFalse();
    assertThat(match.retention()).contains(Duration.ofDays(365));
    assertThat(match.quiet()).isEqualTo(QuietRule.DEFAULT);
    assertThat(match.words().getFirst().sharing()).isEmpty();
  }

  @Test
  void theLongestWordsThatTheDomainAllowsCanBeSaid() throws IOException {
    Words longest =
        app(TwoPurposes.YAML
                .replace("title: 匹配", "title: " + "匹".repeat(20))
                .replace("content: 用于匹配", "content: " + "匹".repeat(1000))
                .replace("confirm: 同意", "confirm: " + "匹".repeat(4))
                .replace("cancel: 不同意", "cancel: " + "匹".repeat(4))
                .replace("declined: 不会匹配", "declined: " + "匹".repeat(200))
                .replace("desc: 用于匹配", "desc: " + "匹".repeat(30)))
            .purposes()
            .getLast()
            .words()
            .getFirst();

    assertThat(longest.title()).hasSize(20);
    assertThat(longest.content()).hasSize(1000);
    assertThat(longest.confirm()).hasSize(4);
    assertThat(longest.cancel()).hasSize(4);
    assertThat(longest.declined()).hasSize(200);
    assertThat(longest.description(Surface.FORM)).hasSize(30);
  }

  @Test
  void hostsAreInLowerCaseAndVersionsHaveTheirDays() throws IOException {
    AppSettings app = app(TwoPurposes.YAML);

    assertThat(app.avatarHosts()).containsExactlyInAnyOrder("cdn.example.com", "img.example.com");
    assertThat(app.versions())
        .containsOnly(
            Map.entry("1.10", LocalDate.of(2021, 4, 20)),
            Map.entry("1.2", LocalDate.of(2020, 12, 1)));
  }

  @Test
  void anAppWantsNothingUnlessItSaysSo() throws IOException {
    AppSettings app = app("apps: [{id: wx1, secret: env:WX1_SECRET}]");

    assertThat(app.purposes()).isEmpty();
    assertThat(app.avatarHosts()).isEmpty();
    assertThat(app.versions()).isEmpty();
  }

  @Test
  void aVariableOverridesAWordOfAText() throws IOException {
    environment.put("MINIPASSPORT_APPS_0_PURPOSES_0_TEXTS_1_DESC_FORM", "Above the form");
    environment.put("MINIPASSPORT_APPS_0_AVATAR_HOSTS", "a.example.org,b.example.org");

    AppSettings app = app(TwoPurposes.YAML);

    assertThat(app.purposes().getFirst().words().getLast().description(Surface.FORM))
        .isEqualTo("Above the form");
    assertThat(app.avatarHosts()).containsExactlyInAnyOrder("a.example.org", "b.example.org");
  }

  @Test
  void theTableShowsTheBeginningOfWords() throws IOException {
    assertThat(load(TwoPurposes.YAML).table().lines())
        .anyMatch(line -> line.matches(".*purposes\\[0].categories +nickname, avatar +line 13"))
        .anyMatch(line -> line.matches("apps\\[0].versions\\[0].published +2021-04-20 +line 7"))
        .anyMatch(line -> line.contains(" To show on your page, and nowher… "))
        .anyMatch(line -> line.matches("user-data.oldest +10m +default"));
  }

  private AppSettings app(String yaml) throws IOException {
    return load(yaml).apps().getFirst();
  }

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }
}
