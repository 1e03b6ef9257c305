package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.NOW;
import static dev.minipassport.storage.Said.SUBJECT;
import static dev.minipassport.storage.Said.held;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Forgotten;
import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Realm;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever is forgotten is in no table and in no file; what they said is there, and names nobody.
final class ForgottenTest {
  private static final UnionId UNION = new UnionId("uAlice_forgotten");
  private static final OpenId THERE = new OpenId("oAlice_in_the_other_app");
  private static final String NICKNAME = "小明 the Forgotten";
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final Realm REALM = new Realm("owner:owner");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() {
    EmbeddedStore embedded = EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock);
    store =
        new StoreUnderTest(
            embedded, embedded.ports().behind(new NearCache(10_000, System::nanoTime)));
    passport = new Passport(store, clock);
    passport.apps.setOwner(Passport.APP, new OwnerId("owner"));
    passport.apps.setOwner(Passport.OTHER_APP, new OwnerId("owner"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private SignedIn alice() {
    return passport.signIn(Passport.APP, Passport.ALICE, UNION);
  }

  private void tells(Identity person, SubjectId subject, String nickname) {
    var _ =
        store
            .dossiers()
            .revise(
                person,
                Matter.of(subject, NOW),
                dossier ->
                    Revision.to(
                        dossier
                            .saying(Said.barely(person.app(), Decision.GRANTED, true))
                            .with(Said.profile(held(new Nickname(nickname))))
                            .asked(Said.DELIVERY, NOW),
                        true));
  }

  private List<Forgotten> forget(Identity person, Reach reach) {
    return store
        .dossiers()
        .forget(
            person,
            reach,
            Matter.of(SUBJECT, NOW),
            dossier -> Optional.of(silenced(dossier).with(Profile.EMPTY)));
  }

  private static Dossier silenced(Dossier dossier) {
    return dossier.ledger().entries().isEmpty()
        ? dossier
        : dossier.saying(Said.barely(dossier.identity().app(), Decision.WITHDRAWN, true));
  }

  private int count(String from) {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      return handle.createQuery("SELECT COUNT(*) FROM " + from).mapTo(Integer.class).one();
    }
  }

  @Test
  void nothingOfThemIsInAnyFile() {
    for (int i = 0; i < 400; i++) {
      OpenId someone = new OpenId("oSomeone_%05d".formatted(i));
      Identity person =
          passport
              .signIn(Passport.APP, someone, new UnionId("uSomeone_%05d".formatted(i)))
              .session()
              .identity();
      tells(person, new SubjectId(new UUID(8, i)), "Somebody number " + i);
    }
    Identity alice = alice().session().identity();
    tells(alice, SUBJECT, NICKNAME);
    var _ = new Bound(store.dossiers(), REALM, NOW).bind(alice, NUMBER);
    for (int i = 0; i < 400; i += 3) {
      Identity person =
          store
              .identities()
              .find(Passport.APP, new OpenId("oSomeone_%05d".formatted(i)))
              .orElseThrow();
      List<Forgotten> gone = forget(person, Reach.OWNER);
      assertThat(gone).singleElement().returns(true, one -> one.ledger().verifies());
    }
    var residue = new Residue(directory);
    assertThat(residue.of(Passport.ALICE.value())).isNotEmpty();
    assertThat(residue.of(NICKNAME)).isNotEmpty();

    List<Forgotten> gone = forget(alice, Reach.OWNER);

    assertThat(gone).extracting(Forgotten::identity).containsExactly(alice.id());
    assertThat(gone.getFirst().ledger().entries()).hasSize(2);
    assertThat(gone.getFirst().ledger().verifies()).isTrue();
    assertThat(count("consent_ledger WHERE subject = '%s'".formatted(SUBJECT))).isEqualTo(2);
    for (String trace :
        List.of(Passport.ALICE.value(), UNION.value(), NICKNAME, NUMBER.number(), NUMBER.e164())) {
      assertThat(residue.of(trace)).describedAs(trace).isEmpty();
    }
    for (int i = 0; i < 400; i += 3) {
      String number = "%05d".formatted(i);
      assertThat(residue.of("oSomeone_" + number)).describedAs("open id " + i).isEmpty();
      assertThat(residue.of("uSomeone_" + number)).describedAs("union id " + i).isEmpty();
    }
  }

  @Test
  void whatIsTakenBackLeavesTheFilesWithTheNextLookAtTheLog() {
    Identity alice = alice().session().identity();
    tells(alice, SUBJECT, NICKNAME);
    var _ =
        store
            .dossiers()
            .revise(
                alice,
                Matter.of(SUBJECT, NOW),
                dossier -> Revision.to(dossier.with(Profile.EMPTY), true));
    var residue = new Residue(directory);
    assertThat(residue.of(NICKNAME)).isNotEmpty();

    assertThat(store.embedded().sweep(NOW).rows()).isZero();

    assertThat(residue.of(NICKNAME)).isEmpty();
  }

  @Test
  void whatWasTakenBackBeforeTheProcessDiedLeavesTheFilesAfterTheNextStart(@TempDir Path copy)
      throws IOException {
    Identity alice = alice().session().identity();
    tells(alice, SUBJECT, NICKNAME);
    var _ =
        store
            .dossiers()
            .revise(
                alice,
                Matter.of(SUBJECT, NOW),
                dossier -> Revision.to(dossier.with(Profile.EMPTY), true));
    for (String file : List.of("minipassport.db", "minipassport.db-wal", "keys.json")) {
      Files.copy(directory.resolve(file), copy.resolve(file), COPY_ATTRIBUTES);
    }
    assertThat(new Residue(copy).of(NICKNAME)).isNotEmpty();

    try (EmbeddedStore next = EmbeddedStore.open(EmbeddedStoreOptions.in(copy), clock)) {
      assertThat(next.sweep(NOW).rows()).isZero();

      assertThat(new Residue(copy).of(NICKNAME)).isEmpty();
    }
  }

  @Test
  void noTableNamesThemAndTheChangeDoes() {
    SignedIn alice = alice();
    var _ = passport.rotate.rotate(Passport.APP, alice.token());
    Identity person = alice.session().identity();
    tells(person, SUBJECT, NICKNAME);

    assertThat(forget(person, Reach.APP)).hasSize(1);

    for (String table :
        List.of(
            "identities",
            "accounts",
            "union_ids",
            "sessions",
            "predecessors",
            "session_keys",
            "handoffs",
            "ledger_subjects",
            "profile_values",
            "open_questions",
            "answered_requests",
            "phone_index")) {
      assertThat(count(table)).describedAs(table).isZero();
    }
    assertThat(store.changes().after(Passport.APP, 0, 20).getLast())
        .returns(Kind.ERASED, Change::kind)
        .returns(person.id(), Change::identity);
    assertThat(forget(person, Reach.APP)).isEmpty();
    assertThatThrownBy(() -> tells(person, SUBJECT, NICKNAME)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aWarmSessionIsRefusedAtOnceAndTheNextLoginIsAFirstOne() {
    SignedIn alice = alice();
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(passport.admits(alice.token())).isTrue();

    assertThat(forget(alice.session().identity(), Reach.APP)).hasSize(1);

    assertThat(passport.admits(alice.token())).isFalse();
    SignedIn again = alice();
    assertThat(again.facts().firstLogin()).isTrue();
    assertThat(again.session().identity().id()).isNotEqualTo(alice.session().identity().id());
    assertThat(store.dossiers().of(again.session().identity(), SUBJECT).knownSince())
        .isEqualTo(clock.instant());
  }

  @Test
  void whoIsKnownInAnotherAppStaysKnownThereUnlessTheOwnerForgetsThem() {
    Identity here = alice().session().identity();
    SignedIn there = passport.signIn(Passport.OTHER_APP, THERE, UNION);

    assertThat(forget(here, Reach.APP)).extracting(Forgotten::app).containsExactly(Passport.APP);
    assertThat(count("accounts")).isEqualTo(1);
    assertThat(count("union_ids")).isEqualTo(1);
    Identity back = alice().session().identity();
    assertThat(back.account()).isEqualTo(there.session().identity().account());

    assertThat(forget(back, Reach.OWNER))
        .extracting(Forgotten::app, Forgotten::identity)
        .containsExactly(
            tuple(Passport.APP, back.id()),
            tuple(Passport.OTHER_APP, there.session().identity().id()));
    assertThat(count("accounts")).isZero();
    assertThat(new Residue(directory).of(UNION.value())).isEmpty();
  }

  @Test
  void anAliasGoesWithItsAccount() {
    Identity alone = passport.signIn(Passport.ALICE).session().identity();
    Identity there = passport.signIn(Passport.OTHER_APP, THERE, UNION).session().identity();
    Identity linked = alice().session().identity();
    assertThat(linked.account()).isEqualTo(there.account()).isNotEqualTo(alone.account());
    assertThat(store.accounts().find(alone.account())).isPresent();

    assertThat(forget(there, Reach.OWNER)).hasSize(2);

    assertThat(store.accounts().find(alone.account())).isEmpty();
    assertThat(count("accounts")).isZero();
    assertThat(count("account_aliases")).isZero();
  }

  @Test
  void whoIsSpokenForIsLeftAlone() {
    Identity alice = alice().session().identity();

    assertThat(
            store
                .dossiers()
                .forget(alice, Reach.OWNER, Matter.of(SUBJECT, NOW), _ -> Optional.empty()))
        .isEmpty();
    assertThat(store.identities().find(Passport.APP, alice.id())).contains(alice);
  }

  /// A backup or a slow reader may keep the log from being truncated: then it is soon after.
  @Test
  void aReaderInTheWayHoldsNobodyUpForLong() {
    Identity alice = alice().session().identity();
    try (Handle reader = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      reader.execute("BEGIN");
      assertThat(reader.createQuery("SELECT COUNT(*) FROM identities").mapTo(Integer.class).one())
          .isEqualTo(1);
      assertThat(forget(alice, Reach.APP)).hasSize(1);
      assertThat(new Residue(directory).of(Passport.ALICE.value())).isNotEmpty();
      reader.execute("ROLLBACK");
    }
    var _ = store.embedded().sweep(clock.instant());
    assertThat(new Residue(directory).of(Passport.ALICE.value())).isEmpty();
  }

  @Test
  void everyConnectionWipesWhatItRemoves() {
    SqliteDatabase database = SqliteDatabase.durable(directory.resolve("minipassport.db"));
    SqliteDatabase fleeting = SqliteDatabase.fleeting(directory.resolve("minipassport.db"));
    for (Handle handle : List.of(database.open(), database.openReadOnly(), fleeting.open())) {
      try (handle) {
        assertThat(handle.createQuery("PRAGMA secure_delete").mapTo(Integer.class).one())
            .isEqualTo(1);
      }
    }
  }
}
