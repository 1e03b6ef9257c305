package dev.minipassport.app.config;

import dev.minipassport.app.settings.Durations;
import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Kind;
import dev.minipassport.app.settings.Kinds;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words.Surface;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What can be set of a purpose. How long words may be is what the domain allows.
final class PurposeKeys {
  private static final String PURPOSE = "apps[].purposes[].";
  private static final String TEXT = PURPOSE + "texts[].";
  private static final Duration LONGEST = Duration.ofDays(3650);
  private static final Kind<String> LABEL = Kinds.words(4);
  private static final Kind<String> DESCRIPTION = Kinds.words(30);
  private static final Kind<Duration> QUIET = Kinds.duration(Duration.ofSeconds(1), LONGEST);

  static final Key<PurposeId> ID = new Key<>(PURPOSE + "id", Kinds.text(PurposeId::new));
  static final Key<Integer> VERSION = new Key<>(PURPOSE + "version", Kinds.count(1, 1_000_000));
  static final Key<List<DataCategory>> CATEGORIES =
      new Key<>(
          PURPOSE + "categories",
          Kinds.list(
              Kinds.choice(
                  Map.of(
                      "nickname", DataCategory.NICKNAME,
                      "avatar", DataCategory.AVATAR,
                      "gender", DataCategory.GENDER,
                      "region", DataCategory.REGION,
                      "language", DataCategory.LANGUAGE,
                      "phone", DataCategory.PHONE))));
  static final Key<Boolean> SEPARATE = new Key<>(PURPOSE + "separate", Kinds.flag(), "false");
  static final Key<Boolean> SHARED = new Key<>(PURPOSE + "shared", Kinds.flag(), "false");
  static final Key<Duration> RETENTION =
      new Key<>(PURPOSE + "retention", Kinds.duration(Duration.ofDays(1), LONGEST));
  static final Key<List<Duration>> REFUSALS =
      new Key<>(
          PURPOSE + "quiet.refusals",
          Kinds.steps(QUIET),
          QuietRule.DEFAULT.refusals().stream()
              .map(Durations::text)
              .collect(Collectors.joining(", ")));
  static final Key<Duration> DISMISSAL =
      new Key<>(PURPOSE + "quiet.dismissal", QUIET, Durations.text(QuietRule.DEFAULT.dismissal()));

  static final Key<Language> LANGUAGE = new Key<>(TEXT + "language", Kinds.text(Language::new));
  static final Key<String> TITLE = new Key<>(TEXT + "title", Kinds.words(20));
  static final Key<String> CONTENT = new Key<>(TEXT + "content", Kinds.words(1000));
  static final Key<String> CONFIRM = new Key<>(TEXT + "confirm", LABEL);
  static final Key<String> CANCEL = new Key<>(TEXT + "cancel", LABEL);
  static final Key<String> DECLINED = new Key<>(TEXT + "declined", Kinds.words(200));
  static final Key<String> SHARING = new Key<>(TEXT + "sharing", Kinds.words(200));
  static final Key<String> DESCRIPTION_EVERYWHERE = new Key<>(TEXT + "desc", DESCRIPTION);

  /// Each in place of the description everywhere.
  static final Map<Surface, Key<String>> DESCRIPTIONS = descriptions();

  static final List<Key<?>> ALL =
      Stream.concat(
              Stream.of(
                  ID,
                  VERSION,
                  CATEGORIES,
                  SEPARATE,
                  SHARED,
                  RETENTION,
                  REFUSALS,
                  DISMISSAL,
                  LANGUAGE,
                  TITLE,
                  CONTENT,
                  CONFIRM,
                  CANCEL,
                  DECLINED,
                  SHARING,
                  DESCRIPTION_EVERYWHERE),
              DESCRIPTIONS.values().stream())
          .toList();

  private PurposeKeys() {}

  private static Map<Surface, Key<String>> descriptions() {
    var keys = new EnumMap<Surface, Key<String>>(Surface.class);
    for (Surface surface : Surface.values()) {
      String name =
          switch (surface) {
            case POPUP -> "desc-popup";
            case BUTTON -> "desc-button";
            case FORM -> "desc-form";
          };
      keys.put(surface, new Key<>(TEXT + name, DESCRIPTION));
    }
    return Collections.unmodifiableMap(keys);
  }
}
