package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.storage.move.Moved;
import dev.minipassport.storage.move.Progress;
import dev.minipassport.storage.move.StoreMove;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store grows out of its machine.
final class StoreMoveTest {
  private static final AtomicInteger MOVES = new AtomicInteger(100);
  private static final int EVERY = 9;
  private static final Progress UNSEEN = new Watched(_ -> {});

  @TempDir Path directory = Path.of("");
  private final TestClock clock = new TestClock();
  private LivedInStore old;
  private PostgresStoreOptions target;

  /// Tells which table is about to be compared.
  private record Watched(Consumer<String> watcher) implements Progress {
    @Override
    public void copied(String table, long rows, long total) {}

    @Override
    public void comparing(String table) {
      watcher.accept(table);
    }
  }

  @BeforeEach
  void live() throws IOException {
    old = LivedInStore.in(directory.resolve("old"), clock);
    target = old.movingTo(LivedInStore.newDatabase("ENCODING 'UTF8'"));
  }

  private EmbeddedStore embedded() {
    return old.open();
  }

  private Moved move() {
    return StoreMove.run(old.directory(), target, "move " + MOVES.incrementAndGet(), UNSEEN);
  }

  private static void refused(Runnable attempt, Reason reason, String text) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(text);
  }

  private void allIsThere() {
    try (PostgresStore fresh = PostgresStore.open(target, clock)) {
      assertThat(old.passport(fresh.ports()).admits(old.alice().token())).isTrue();
    }
  }

  @Test
  void whatPeopleHaveGoesOnOnTheServer() {
    Moved moved = move();

    assertThat(moved.chains()).isEqualTo(1);
    try (PostgresStore fresh = PostgresStore.open(target, clock)) {
      StorePorts ports = fresh.ports();
      var passport = old.passport(ports);
      assertThat(passport.admits(old.alice().token())).isTrue();
      assertThat(ports.dossiers().of(old.alice().session().identity(), Said.SUBJECT))
          .isEqualTo(old.dossier());
      assertThat(ports.changes().after(Passport.APP, 0, 100)).isEqualTo(old.changes());
      var _ = passport.revoke.revokeAll(Passport.APP, old.alice().token());
      assertThat(ports.changes().after(Passport.APP, old.changes().getLast().sequence(), 100))
          .isNotEmpty();
      assertThat(passport.login(Passport.APP, passport.codeOf(Passport.ALICE)))
          .describedAs("the first code of both passports, which was used on the old store")
          .isInstanceOf(CodeRejected.class);
    }
  }

  @Test
  void whatWasMovedIsServedNoMoreWhereItWas() throws IOException {
    var _ = move();

    refused(this::embedded, Reason.MOVED, "was moved to jdbc:postgresql:");
    assertThat(move().before()).isTrue();
    Files.delete(old.directory().resolve("moved"));
    embedded().close();
    refused(this::move, Reason.NOT_EMPTY, "Nothing was written");
    embedded().close();
  }

  @Test
  void aMoveThatBreaksOffAnywhereLeavesNothingAndIsRepeated() {
    var tables = new ArrayList<String>();
    var seen = new AtomicInteger();
    Progress first =
        new Watched(
            table -> {
              tables.add(table);
              if (tables.size() > seen.get()) {
                seen.addAndGet(EVERY);
                throw new IllegalStateException("the plug is pulled");
              }
            });

    boolean whole = false;
    while (!whole) {
      tables.clear();
      try {
        var _ = StoreMove.run(old.directory(), target, "move " + MOVES.incrementAndGet(), first);
        whole = true;
      } catch (IllegalStateException _) {
        assertThat(old.directory().resolve("moved")).doesNotExist();
      }
    }

    assertThat(tables).contains("sessions", "consent_ledger", "profile_values", "store_facts");
    allIsThere();
  }

  @Test
  void aMoveThatWasNotCommittedAfterTheOldStoreWasRetiredIsRepeated() throws IOException {
    Files.writeString(old.directory().resolve("moved"), target.url() + ", move never");
    refused(this::embedded, Reason.MOVED, "move never");

    assertThat(move().before()).isFalse();
    allIsThere();
  }

  @Test
  void noNodeServesHalfAStore() {
    Progress curious =
        new Watched(
            table -> {
              if (table.equals("accounts")) {
                refused(
                    () -> PostgresStore.open(target, clock).close(),
                    Reason.UNREACHABLE,
                    "cannot be used as a store");
              }
            });

    var _ = StoreMove.run(old.directory(), target, "move " + MOVES.incrementAndGet(), curious);

    allIsThere();
  }

  @Test
  void aDatabaseThatIsServedIsNotMovedTo() {
    PostgresStore.open(target, clock).close();

    refused(this::move, Reason.NOT_EMPTY, "store_facts");
    embedded().close();
  }

  @Test
  void theKeySetComesAlong() throws IOException {
    Path copy = target.keySet();
    Files.delete(copy);
    refused(this::move, Reason.KEY_SET_OF_ANOTHER_STORE, "Run: install -D -m 600");
    KeySetFile.create(copy);
    refused(this::move, Reason.KEY_SET_OF_ANOTHER_STORE, "is not that of the store to be moved");
  }

  @Test
  void aStoreThatIsServedIsNotMoved() {
    try (EmbeddedStore _ = embedded()) {
      refused(this::move, Reason.IN_USE, "Stop that process");
    }
    refused(
        () -> StoreMove.run(directory.resolve("nowhere"), target, "move", UNSEEN),
        Reason.NOT_A_STORE,
        "There is no store in");
  }

  @Test
  void aStoreThatWasMovedIsNotMovedElsewhere() throws IOException {
    PostgresStoreOptions first = target;
    var _ = move();
    String note = Files.readString(old.directory().resolve("moved"));
    target = old.movingTo(LivedInStore.newDatabase("ENCODING 'UTF8'"));

    refused(this::move, Reason.MOVED, first.url());

    assertThat(old.directory().resolve("moved")).hasContent(note);
    target = first;
    assertThat(move().before()).isTrue();
  }

  @Test
  void aDatabaseThatDoesNotHoldEveryCharacterIsRefused() throws IOException {
    target = old.movingTo(LivedInStore.newDatabase("ENCODING 'LATIN1' LOCALE 'C'"));

    refused(this::move, Reason.UNUSABLE, "is LATIN1. Create one with ENCODING 'UTF8'");

    assertThat(old.directory().resolve("moved")).doesNotExist();
  }
}
