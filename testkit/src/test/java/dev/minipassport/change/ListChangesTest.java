package dev.minipassport.change;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.change.Page.CursorTooOld;
import dev.minipassport.change.Page.CursorUnknown;
import dev.minipassport.change.Page.Read;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ListChangesTest {
  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);

  private Page<Change> list(Optional<String> cursor, int limit) {
    return passport.listChanges.list(APP, cursor, limit);
  }

  private Read<Change> read(Optional<String> cursor, int limit) {
    return switch (list(cursor, limit)) {
      case Read<Change> read -> read;
      case Page<Change> other -> throw new AssertionError("not read: " + other);
    };
  }

  private Read<Change> first(int limit) {
    return read(Optional.empty(), limit);
  }

  /// Someone signs in and out again, and so many times.
  private void visits(int times) {
    for (int visit = 0; visit < times; visit++) {
      var _ = passport.revoke.revoke(APP, passport.signIn(ALICE).token());
    }
  }

  @Test
  void nothingHappenedYetSoThereIsNothingAndACursor() {
    Read<Change> nothing = first(10);
    visits(1);

    assertThat(nothing.items()).isEmpty();
    assertThat(nothing.more()).isFalse();
    assertThat(read(Optional.of(nothing.cursor()), 10).items())
        .extracting(Change::kind)
        .containsExactly(Kind.SESSION_ENDED);
  }

  @Test
  void pageByPageEveryChangeIsReadOnceAndInOrder() {
    visits(7);
    var read = new ArrayList<Change>();
    Read<Change> page = first(3);
    read.addAll(page.items());
    int pages = 1;
    while (page.more()) {
      page = read(Optional.of(page.cursor()), 3);
      read.addAll(page.items());
      pages++;
    }

    assertThat(pages).isEqualTo(3);
    assertThat(read).isEqualTo(store.changes().after(APP, 0, 100)).hasSize(7);
    assertThat(read(Optional.of(page.cursor()), 3).items()).isEmpty();
  }

  @Test
  void aPageReadAgainIsTheSamePage() {
    visits(4);
    Read<Change> page = first(2);

    assertThat(first(2)).isEqualTo(page);
    assertThat(read(Optional.of(page.cursor()), 2)).isEqualTo(read(Optional.of(page.cursor()), 2));
  }

  @Test
  void aNewTokenIsLeftOutAndTheCursorMovesOn() {
    SignedIn login = passport.signIn(ALICE);
    for (int launch = 0; launch < 3; launch++) {
      login = passport.launch(ALICE, login.token());
    }
    var _ = passport.revoke.revoke(APP, login.token());
    assertThat(store.changes().after(APP, 0, 100))
        .extracting(Change::kind)
        .containsExactly(
            Kind.TOKEN_CHANGED, Kind.TOKEN_CHANGED, Kind.TOKEN_CHANGED, Kind.SESSION_ENDED);

    Read<Change> page = first(3);

    assertThat(page.items()).isEmpty();
    assertThat(page.more()).isTrue();
    assertThat(read(Optional.of(page.cursor()), 3).items())
        .extracting(Change::kind)
        .containsExactly(Kind.SESSION_ENDED);
  }

  @Test
  void changesOfOneAppAreNotToldToAnother() {
    visits(2);

    var elsewhere = (Read<Change>) passport.listChanges.list(OTHER_APP, Optional.empty(), 10);
    assertThat(elsewhere.items()).isEmpty();
    assertThat(first(10).items()).hasSize(2);
  }

  @Test
  void aCursorMadeUpOrOfAnotherAppOrOfPicturesIsUnknown() {
    visits(1);
    var elsewhere = (Read<Change>) passport.listChanges.list(OTHER_APP, Optional.empty(), 10);
    var pictures = (Read<?>) passport.listPictures.list(APP, Optional.empty(), 10);

    for (String cursor :
        List.of(
            "",
            "made-up",
            first(10).cursor() + "x",
            elsewhere.cursor(),
            pictures.cursor(),
            passport.signIn(BOB).token().toString())) {
      assertThat(list(Optional.of(cursor), 10)).isEqualTo(new CursorUnknown<>());
    }
  }

  @Test
  void aCursorIsGoodForThirtyDaysFromItsReading() {
    visits(1);
    clock.advance(Duration.ofDays(29));
    String cursor = first(10).cursor();
    clock.advance(Duration.ofDays(30).minusMillis(1));
    assertThat(read(Optional.of(cursor), 10).items()).isEmpty();

    clock.advance(Duration.ofMillis(1));

    assertThat(list(Optional.of(cursor), 10)).isEqualTo(new CursorTooOld<>());
    assertThat(list(Optional.empty(), 10)).isInstanceOf(Read.class);
  }

  @Test
  void aCursorAmidstAPileAgesWithTheChangeItStandsAt() {
    visits(2);
    clock.advance(Duration.ofDays(29));
    String cursor = first(1).cursor();
    assertThat(read(Optional.of(cursor), 1).items()).hasSize(1);

    clock.advance(Duration.ofDays(1));

    assertThat(list(Optional.of(cursor), 1)).isEqualTo(new CursorTooOld<>());
  }

  @Test
  void whoeverReadsOnKeepsTheirPlaceForGood() {
    Optional<String> cursor = Optional.of(first(10).cursor());
    for (int month = 0; month < 6; month++) {
      clock.advance(Duration.ofDays(29));
      visits(1);
      Read<Change> page = read(cursor, 10);
      assertThat(page.items()).hasSize(1);
      cursor = Optional.of(page.cursor());
    }
  }

  @Test
  void anAppThatIsNotServedIsAFault() {
    assertThatExceptionOfType(UnknownApp.class)
        .isThrownBy(
            () -> passport.listChanges.list(new AppId("wx9999999999999999"), Optional.empty(), 10));
  }
}
