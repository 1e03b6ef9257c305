package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.DELIVERY;
import static dev.minipassport.storage.Said.GREETING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.purpose.Purposes.Seeding;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written of a purpose is read again as it was.
final class SqlitePurposeRowsTest {
  @TempDir Path directory;
  private StoreUnderTest store;
  private Purposes purposes;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, new TestClock());
    purposes = store.ports().purposes();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private static Words words(String language, String content, String sharing) {
    return new Words(
        new Language(language),
        "title",
        content,
        "好的",
        "no",
        "declined",
        sharing,
        Map.of(Surface.POPUP, "popup", Surface.BUTTON, "button", Surface.FORM, "form"));
  }

  private static Purpose purpose(PurposeId id, int version, QuietRule quiet, Words... words) {
    return new Purpose(
        id,
        version,
        List.of(words),
        Set.of(DataCategory.AVATAR, DataCategory.NICKNAME),
        true,
        false,
        Optional.empty(),
        quiet);
  }

  private static Purpose purpose(PurposeId id, int version) {
    return purpose(id, version, QuietRule.DEFAULT, words("zh_CN", "为何", ""));
  }

  private Seeding seed(Purpose... all) {
    return purposes.seed(Passport.APP, List.of(all));
  }

  @Test
  void everythingIsReadAsItWasWritten() {
    var full =
        new Purpose(
            DELIVERY,
            7,
            List.of(words("zh_CN", "为何", "分享"), words("en", "why", "shared")),
            EnumSet.complementOf(EnumSet.of(DataCategory.PHONE)),
            false,
            true,
            Optional.of(Duration.ofDays(30).plusNanos(1)),
            new QuietRule(
                List.of(Duration.ofSeconds(1), Duration.ofMillis(1500)), Duration.ofHours(3)));

    assertThat(seed(purpose(GREETING, 1), full)).isEqualTo(new Seeding.Seeded());
    assertThat(purposes.current(Passport.APP)).containsExactly(full, purpose(GREETING, 1));
    assertThat(purposes.current(Passport.APP, DELIVERY)).contains(full);
    assertThat(purposes.version(Passport.APP, DELIVERY, 7)).contains(full);
    assertThat(purposes.current(Passport.OTHER_APP)).isEmpty();
  }

  @Test
  void theQuietRuleAndTheOrderOfLanguagesFollowTheLastSeed() {
    Words chinese = words("zh_CN", "为何", "");
    Words english = words("en", "why", "");
    var _ = seed(purpose(GREETING, 1, QuietRule.DEFAULT, chinese, english));
    var quieter = new QuietRule(List.of(Duration.ofDays(9)), Duration.ofDays(8));
    Purpose turned = purpose(GREETING, 1, quieter, english, chinese);

    assertThat(seed(turned)).isEqualTo(new Seeding.Seeded());
    assertThat(purposes.current(Passport.APP, GREETING)).contains(turned);
  }

  @Test
  void aVersionThatSaysSomethingElseIsRefusedAndNothingIsWritten() {
    var _ = seed(purpose(GREETING, 1));
    Purpose other = purpose(GREETING, 1, QuietRule.DEFAULT, words("zh_CN", "other", ""));

    assertThat(seed(purpose(DELIVERY, 1), other)).isEqualTo(new Seeding.Changed(List.of(GREETING)));
    assertThat(purposes.current(Passport.APP)).containsExactly(purpose(GREETING, 1));
  }

  @Test
  void versionsStayKnownAndMayBecomeCurrentAgain() {
    var _ = seed(purpose(GREETING, 1), purpose(DELIVERY, 1));
    var _ = seed(purpose(GREETING, 2));

    assertThat(purposes.current(Passport.APP)).containsExactly(purpose(GREETING, 2));
    assertThat(purposes.current(Passport.APP, DELIVERY)).isEmpty();
    assertThat(purposes.version(Passport.APP, GREETING, 1)).contains(purpose(GREETING, 1));
    assertThat(purposes.version(Passport.APP, GREETING, 3)).isEmpty();

    var _ = seed(purpose(GREETING, 1));
    assertThat(purposes.current(Passport.APP)).containsExactly(purpose(GREETING, 1));
  }
}
