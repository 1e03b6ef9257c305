package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.SUBJECT;
import static java.util.Comparator.comparing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers;
import dev.minipassport.dossier.Dossiers.Orphan;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.sql.Housekeeping.Swept;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the sweep takes of consent and profiles.
final class RetentionTest {
  private static final UnionId UNION = new UnionId("uAlice");
  private static final AvatarUrl PICTURE = new AvatarUrl("https://cdn.example.com/a.png");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private Dossiers dossiers;
  private Identity alice;
  private Instant end;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
    passport.apps.setOwner(Passport.APP, new OwnerId("owner"));
    passport.apps.setOwner(Passport.OTHER_APP, new OwnerId("owner"));
    dossiers = store.ports().dossiers();
    alice = passport.signIn(Passport.APP, Passport.ALICE, UNION).session().identity();
    end = clock.instant().plus(Duration.ofMinutes(10));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void revise(Optional<Request> request, UnaryOperator<Dossier> rule) {
    var _ =
        dossiers.revise(
            alice,
            request.map(matter()::of).orElse(matter()),
            dossier -> Revision.to(rule.apply(dossier), dossier));
  }

  private Matter matter() {
    return Matter.of(SUBJECT, clock.instant());
  }

  private Swept sweepAfter(Duration time) {
    clock.advance(time);
    return store.embedded().sweep(clock.instant());
  }

  private int count(String from) {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      return handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Integer.class).one();
    }
  }

  @Test
  void onePersonsValuesThatCannotGoKeepBackNobodyElses() {
    Identity bob = passport.signIn(Passport.BOB).session().identity();
    List<Identity> people =
        Stream.of(alice, bob).sorted(comparing(person -> person.id().toString())).toList();
    for (Identity person : people) {
      var _ =
          dossiers.revise(
              person,
              matter(),
              dossier ->
                  Revision.to(
                      dossier.with(Said.profile(Said.heldUntil(new Nickname("A"), end))), dossier));
    }
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      handle.execute(
          """
          CREATE TRIGGER stuck BEFORE DELETE ON profile_values WHEN old.identity = '%s'
          BEGIN SELECT RAISE(ABORT, 'stuck'); END
          """
              .formatted(people.getFirst().id().value()));
    }

    var _ = sweepAfter(Duration.ofMinutes(10));
    assertThat(count("profile_values")).isEqualTo(1);
    assertThat(dossiers.of(people.getLast(), SUBJECT).profile()).isEqualTo(Profile.EMPTY);
  }

  @Test
  void valuesGoWithTheirRetentionAndWhatHasNoneStays() {
    var kept = Said.held(new Nickname("Alice"));
    revise(
        Optional.empty(),
        dossier ->
            dossier
                .saying(Said.barely(Passport.APP, Decision.GRANTED, false))
                .with(Said.profile(kept, Said.heldUntil(PICTURE, end))));

    assertThat(sweepAfter(Duration.ofMinutes(10).minusMillis(1)).more()).isFalse();
    assertThat(count("profile_values")).isEqualTo(2);
    assertThat(sweepAfter(Duration.ofMillis(1))).isEqualTo(new Swept(1, false));

    assertThat(dossiers.of(alice, SUBJECT).profile()).isEqualTo(Said.profile(kept));
    assertThat(dossiers.of(alice, SUBJECT).ledger().entries()).hasSize(1);
    assertThat(store.changes().after(Passport.APP, 0, 10))
        .extracting(Change::kind, Change::identity, Change::at)
        .containsExactly(tuple(Kind.PROFILE_ERASED, alice.id(), clock.instant()));
    assertThat(dossiers.orphans(Passport.APP, 0, 10))
        .containsExactly(new Orphan(1, Passport.APP, PICTURE, clock.instant()));
    assertThat(sweepAfter(Duration.ZERO)).isEqualTo(new Swept(0, false));
  }

  @Test
  void relativesAreToldOfWhatWasShared() {
    Identity there = passport.signIn(Passport.OTHER_APP, Passport.BOB, UNION).session().identity();
    revise(
        Optional.empty(),
        dossier ->
            dossier
                .saying(Said.barely(Passport.APP, Decision.GRANTED, true))
                .with(Said.profile(Said.heldUntil(PICTURE, end))));

    var _ = sweepAfter(Duration.ofMinutes(10));
    assertThat(store.changes().after(Passport.OTHER_APP, 0, 10))
        .extracting(Change::kind, Change::identity)
        .containsExactly(tuple(Kind.PROFILE_ERASED, there.id()));
  }

  @Test
  void aSweepNamesNobodyInTheLedger() {
    revise(Optional.empty(), dossier -> dossier.with(Said.profile(Said.heldUntil(PICTURE, end))));

    var _ = sweepAfter(Duration.ofMinutes(10));
    assertThat(count("profile_values")).isZero();
    assertThat(count("ledger_subjects")).isZero();
  }

  @Test
  void answeredRequestsGoAfterSevenDays() {
    var request = new Request(new RequestId("request-1"), TextHash.of("body"));
    revise(Optional.of(request), dossier -> dossier);

    var _ = sweepAfter(Duration.ofDays(7).minusMillis(1));
    assertThat(count("answered_requests")).isEqualTo(1);
    var _ = sweepAfter(Duration.ofMillis(1));
    assertThat(count("answered_requests")).isZero();
  }

  @Test
  void picturesAreNamedForThirtyDaysAndWhatWasSaidStays() {
    revise(
        Optional.empty(),
        dossier -> dossier.saying(Said.fully(Passport.APP)).with(Said.profile(Said.held(PICTURE))));
    revise(Optional.empty(), dossier -> dossier.with(Profile.EMPTY));

    var _ = sweepAfter(Duration.ofDays(30));
    assertThat(count("orphaned_pictures")).isEqualTo(1);
    var _ = sweepAfter(Duration.ofMillis(1));
    assertThat(count("orphaned_pictures")).isZero();
    var _ = sweepAfter(Duration.ofDays(4000));
    assertThat(dossiers.of(alice, SUBJECT).ledger().entries()).hasSize(1);
  }

  @Test
  void whatWasRemovedIsGoneFromTheDisk() throws Exception {
    revise(
        Optional.empty(),
        dossier -> dossier.with(Said.profile(Said.heldUntil(new Nickname("Erasable-Name"), end))));
    assertThat(onDisk("Erasable-Name")).isTrue();

    var _ = sweepAfter(Duration.ofMinutes(10));
    assertThat(onDisk("Erasable-Name")).isFalse();
  }

  private boolean onDisk(String text) throws Exception {
    for (String name : List.of("minipassport.db", "minipassport.db-wal")) {
      String content = Files.readString(directory.resolve(name), StandardCharsets.ISO_8859_1);
      if (content.contains(text)) {
        return true;
      }
    }
    return false;
  }
}
