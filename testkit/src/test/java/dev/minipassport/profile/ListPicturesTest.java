package dev.minipassport.profile;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.change.Page;
import dev.minipassport.change.Page.CursorTooOld;
import dev.minipassport.change.Page.CursorUnknown;
import dev.minipassport.change.Page.Read;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ListPicturesTest {
  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Visitor alice = visitor();

  private Visitor visitor() {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    Visitor visitor = Visitor.of(passport, passport.signIn(ALICE), "profile");
    visitor.grants();
    return visitor;
  }

  private static String picture(int number) {
    return "https://cdn.example.com/%d.png".formatted(number);
  }

  /// She shows one picture after another; the last one stays.
  private void shows(int from, int to) {
    for (int number = from; number <= to; number++) {
      alice.fills(Visitor.form("Alice", picture(number)));
    }
  }

  private Page<Orphan> list(Optional<String> cursor, int limit) {
    return passport.listPictures.list(APP, cursor, limit);
  }

  private Read<Orphan> read(Optional<String> cursor, int limit) {
    return switch (list(cursor, limit)) {
      case Read<Orphan> read -> read;
      case Page<Orphan> other -> throw new AssertionError("not read: " + other);
    };
  }

  private static List<String> urls(Read<Orphan> page) {
    return page.items().stream().map(Orphan::picture).map(AvatarUrl::text).toList();
  }

  @Test
  void aPictureThatIsShownIsNotNamed() {
    shows(1, 1);

    assertThat(read(Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void whatIsReplacedErasedOrTakenBackIsNamed() {
    shows(1, 2);
    alice.erases(DataCategory.AVATAR);
    shows(3, 3);
    alice.withdraws();

    assertThat(urls(read(Optional.empty(), 10)))
        .containsExactly(picture(1), picture(2), picture(3));
  }

  @Test
  void aPictureOfWeChatsIsNotNamed() {
    alice.fills(Visitor.form("Alice", "https://wx.qlogo.cn/a/0"));
    alice.fills(Visitor.form("Alice", "https://wx.qlogo.cn/b/0"));
    alice.withdraws();

    assertThat(read(Optional.empty(), 10).items()).isEmpty();
  }

  @Test
  void pageByPageEveryPictureIsNamedOnce() {
    shows(1, 6);
    var named = new ArrayList<String>();
    Read<Orphan> page = read(Optional.empty(), 2);
    named.addAll(urls(page));
    while (page.more()) {
      page = read(Optional.of(page.cursor()), 2);
      named.addAll(urls(page));
    }

    assertThat(named).containsExactly(picture(1), picture(2), picture(3), picture(4), picture(5));
    shows(7, 7);
    assertThat(urls(read(Optional.of(page.cursor()), 2))).containsExactly(picture(6));
  }

  @Test
  void whoeverLosesAPageIsToldAgain() {
    shows(1, 3);

    assertThat(read(Optional.empty(), 1)).isEqualTo(read(Optional.empty(), 1));
  }

  @Test
  void aCursorMadeUpOrOfAnotherAppOrOfChangesIsUnknown() {
    shows(1, 2);
    var elsewhere = (Read<?>) passport.listPictures.list(OTHER_APP, Optional.empty(), 10);
    var changes = (Read<?>) passport.listChanges.list(APP, Optional.empty(), 10);

    for (String cursor : List.of("", "made-up", elsewhere.cursor(), changes.cursor())) {
      assertThat(list(Optional.of(cursor), 10)).isEqualTo(new CursorUnknown<>());
    }
  }

  @Test
  void aCursorIsGoodForThirtyDays() {
    String cursor = read(Optional.empty(), 10).cursor();
    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(read(Optional.of(cursor), 10).items()).isEmpty();

    clock.advance(Duration.ofMillis(1));

    assertThat(list(Optional.of(cursor), 10)).isEqualTo(new CursorTooOld<>());
  }

  @Test
  void anAppThatIsNotServedIsAFault() {
    assertThatExceptionOfType(UnknownApp.class)
        .isThrownBy(
            () ->
                passport.listPictures.list(new AppId("wx9999999999999999"), Optional.empty(), 10));
  }
}
