package dev.minipassport.testkit;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes purposes for tests, by default one for nickname and avatar, with words in Chinese and
/// English.
public record APurpose(Purpose made) {
  public static final Language CHINESE = new Language("zh_CN");
  public static final Language ENGLISH = new Language("en");

  public static APurpose named(String id) {
    return new APurpose(
        new Purpose(
            new PurposeId(id),
            1,
            words("我们需要你的头像和昵称", "We want your nickname and avatar", ""),
            Set.of(DataCategory.NICKNAME, DataCategory.AVATAR),
            false,
            false,
            Optional.empty(),
            QuietRule.DEFAULT));
  }

  private static List<Words> words(String chinese, String english, String sharing) {
    return List.of(
        new Words(CHINESE, "头像与昵称", chinese, "好的", "不用", "你没有同意", sharing, desc("用于展示")),
        new Words(
            ENGLISH, "Profile", english, "OK", "No", "You declined", sharing, desc("To show")));
  }

  private static Map<Surface, String> desc(String text) {
    return Map.of(Surface.POPUP, text, Surface.BUTTON, text, Surface.FORM, text);
  }

  public APurpose version(int version) {
    return new APurpose(
        new Purpose(
            made.id(),
            version,
            made.words(),
            made.categories(),
            made.separate(),
            made.shared(),
            made.retention(),
            made.quiet()));
  }

  /// With other words in both languages.
  public APurpose saying(String content) {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            words(content, content, made.shared() ? "Shared" : ""),
            made.categories(),
            made.separate(),
            made.shared(),
            made.retention(),
            made.quiet()));
  }

  public APurpose forData(DataCategory... categories) {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            made.words(),
            Set.of(categories),
            made.separate(),
            made.shared(),
            made.retention(),
            made.quiet()));
  }

  public APurpose separate() {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            made.words(),
            made.categories(),
            true,
            made.shared(),
            made.retention(),
            made.quiet()));
  }

  /// With the owner's other apps, and saying so.
  public APurpose shared() {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            words("我们需要你的头像和昵称", "We want your nickname and avatar", "Shared"),
            made.categories(),
            made.separate(),
            true,
            made.retention(),
            made.quiet()));
  }

  public APurpose keptFor(Duration retention) {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            made.words(),
            made.categories(),
            made.separate(),
            made.shared(),
            Optional.of(retention),
            made.quiet()));
  }

  /// Each refusal silences for that long.
  public APurpose quietFor(Duration quiet) {
    return new APurpose(
        new Purpose(
            made.id(),
            made.version(),
            made.words(),
            made.categories(),
            made.separate(),
            made.shared(),
            made.retention(),
            new QuietRule(List.of(quiet), quiet)));
  }
}
