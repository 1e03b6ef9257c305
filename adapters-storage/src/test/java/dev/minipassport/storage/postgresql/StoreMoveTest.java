package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.change.Change;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Matter;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.login.Login.CodeRejected;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.storage.move.Moved;
import dev.minipassport.storage.move.Progress;
import dev.minipassport.storage.move.StoreMove;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A store grows out of its machine.
final class StoreMoveTest {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final AtomicInteger MOVES = new AtomicInteger(100);
  private static final int EVERY = 9;
  private static final Progress UNSEEN = new Watched(_ -> {});

  @TempDir Path directory = Path.of("");
  private final TestClock clock = new TestClock();
  private PostgresStoreOptions target;
  private SignedIn alice;
  private Dossier dossier;
  private List<Change> changes;

  /// Tells which table is about to be compared.
  private record Watched(Consumer<String> watcher) implements Progress {
    @Override
    public void copied(String table, long rows, long total) {}

    @Override
    public void comparing(String table) {
      watcher.accept(table);
    }
  }

  private record Served(StorePorts ports) implements ServedPorts {
    @Override
    public void settle() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void live() throws IOException {
    try (EmbeddedStore old = embedded()) {
      var passport = passport(old.ports());
      alice = passport.signIn(Passport.APP, Passport.ALICE, new UnionId("uAlice"));
      SignedIn bob = passport.signIn(Passport.BOB);
      dossier =
          old.ports()
              .dossiers()
              .revise(
                  alice.session().identity(),
                  Matter.of(Said.SUBJECT, clock.instant()),
                  before -> {
                    Dossier next =
                        before
                            .saying(Said.barely(Passport.APP, Decision.REFUSED, false))
                            .saying(Said.fully(Passport.APP))
                            .with(Said.profile());
                    return Revision.to(next, next);
                  });
      var _ = passport.revoke.revokeAll(Passport.APP, bob.token());
      changes = old.ports().changes().after(Passport.APP, 0, 100);
      assertThat(changes).isNotEmpty();
    }
    String database = "moved_" + DATABASES.incrementAndGet();
    PostgresServer.running().execute("postgres", "CREATE DATABASE " + database);
    target = withKeys(database, keysOfTheOldStore("keys.json"));
  }

  private Path keysOfTheOldStore(String name) throws IOException {
    return Files.copy(old().resolve("keys.json"), directory.resolve(name));
  }

  private Path old() {
    return directory.resolve("old");
  }

  private EmbeddedStore embedded() {
    return EmbeddedStore.open(EmbeddedStoreOptions.in(old()), clock);
  }

  private Passport passport(StorePorts ports) {
    return new Passport(new Served(ports), clock, clock::advance, new Random());
  }

  private static PostgresStoreOptions withKeys(String database, Path keys) {
    PostgresServer server = PostgresServer.running();
    return PostgresStoreOptions.at(
            server.host(),
            server.port(),
            database,
            server.user(),
            new DatabasePassword(server.password()),
            keys)
        .withConnections(4)
        .withWakeUps(false);
  }

  private Moved move() {
    return StoreMove.run(old(), target, "move " + MOVES.incrementAndGet(), UNSEEN);
  }

  private static void refused(Runnable attempt, Reason reason, String text) {
    assertThatThrownBy(attempt::run)
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(text);
  }

  private void allIsThere() {
    try (PostgresStore fresh = PostgresStore.open(target, clock)) {
      assertThat(passport(fresh.ports()).admits(alice.token())).isTrue();
    }
  }

  @Test
  void whatPeopleHaveGoesOnOnTheServer() {
    Moved moved = move();

    assertThat(moved.chains()).isEqualTo(1);
    try (PostgresStore fresh = PostgresStore.open(target, clock)) {
      StorePorts ports = fresh.ports();
      var passport = passport(ports);
      assertThat(passport.admits(alice.token())).isTrue();
      assertThat(ports.dossiers().of(alice.session().identity(), Said.SUBJECT)).isEqualTo(dossier);
      assertThat(ports.changes().after(Passport.APP, 0, 100)).isEqualTo(changes);
      var _ = passport.revoke.revokeAll(Passport.APP, alice.token());
      assertThat(ports.changes().after(Passport.APP, changes.getLast().sequence(), 100))
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
    Files.delete(old().resolve("moved"));
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
        var _ = StoreMove.run(old(), target, "move " + MOVES.incrementAndGet(), first);
        whole = true;
      } catch (IllegalStateException _) {
        assertThat(old().resolve("moved")).doesNotExist();
      }
    }

    assertThat(tables).contains("sessions", "consent_ledger", "profile_values", "store_facts");
    allIsThere();
  }

  @Test
  void aMoveThatWasNotCommittedAfterTheOldStoreWasRetiredIsRepeated() throws IOException {
    Files.writeString(old().resolve("moved"), target.url() + ", move never");
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

    var _ = StoreMove.run(old(), target, "move " + MOVES.incrementAndGet(), curious);

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
    refused(this::move, Reason.KEY_SET_OF_ANOTHER_STORE, "Run: install -m 600");
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
    String note = Files.readString(old().resolve("moved"));
    target = another("ENCODING 'UTF8'");

    refused(this::move, Reason.MOVED, first.url());

    assertThat(old().resolve("moved")).hasContent(note);
    target = first;
    assertThat(move().before()).isTrue();
  }

  @Test
  void aDatabaseThatDoesNotHoldEveryCharacterIsRefused() {
    target = another("ENCODING 'LATIN1' LOCALE 'C'");

    refused(this::move, Reason.UNUSABLE, "is LATIN1. Create one with ENCODING 'UTF8'");

    assertThat(old().resolve("moved")).doesNotExist();
  }

  private PostgresStoreOptions another(String how) {
    String database = "moved_" + DATABASES.incrementAndGet();
    PostgresServer.running()
        .execute("postgres", "CREATE DATABASE " + database + " TEMPLATE template0 " + how);
    return withKeys(database, directory.resolve("keys.json"));
  }
}
