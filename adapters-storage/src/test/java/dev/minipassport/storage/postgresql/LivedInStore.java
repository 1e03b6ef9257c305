package dev.minipassport.storage.postgresql;

import dev.minipassport.change.Change;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Matter;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/// An embedded store that is about to move, closed for now.
///
/// @param alice signed in, by union id too
/// @param dossier hers: what she said, and her profile
/// @param changes all of them, among them that Bob ended his sessions
record LivedInStore(
    Path directory, TestClock clock, SignedIn alice, Dossier dossier, List<Change> changes) {
  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int MOST = 100;

  private record Served(StorePorts ports) implements ServedPorts {
    @Override
    public void settle() {}

    @Override
    public void close() {}
  }

  static LivedInStore in(Path directory, TestClock clock) {
    try (var store = EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock)) {
      var passport = passport(store.ports(), clock);
      SignedIn alice = passport.signIn(Passport.APP, Passport.ALICE, new UnionId("uAlice"));
      SignedIn bob = passport.signIn(Passport.BOB);
      Dossier dossier =
          store
              .ports()
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
      List<Change> changes = store.ports().changes().after(Passport.APP, 0, MOST);
      return new LivedInStore(directory, clock, alice, dossier, changes);
    }
  }

  EmbeddedStore open() {
    return EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock);
  }

  /// Knows whoever signed in here, wherever the ports lead.
  Passport passport(StorePorts ports) {
    return passport(ports, clock);
  }

  private static Passport passport(StorePorts ports, TestClock clock) {
    return new Passport(new Served(ports), clock, clock::advance, new Random());
  }

  /// The name of a database without tables.
  ///
  /// @param how it is made
  static String newDatabase(String how) {
    String name = "moved_" + DATABASES.incrementAndGet();
    PostgresServer.running()
        .execute("postgres", "CREATE DATABASE " + name + " TEMPLATE template0 " + how);
    return name;
  }

  /// Where it could move to, with a copy of its key set, which lies beside the directory.
  PostgresStoreOptions movingTo(String database) throws IOException {
    Path copy =
        Files.copy(
            directory.resolve("keys.json"),
            directory.resolveSibling("keys.json"),
            StandardCopyOption.REPLACE_EXISTING);
    return PostgresServer.running().options(database, copy).withConnections(4).withWakeUps(false);
  }
}
