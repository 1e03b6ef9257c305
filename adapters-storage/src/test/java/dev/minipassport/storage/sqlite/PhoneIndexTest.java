package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.NOW;
import static dev.minipassport.storage.Said.SUBJECT;
import static dev.minipassport.storage.Said.held;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.change.Change;
import dev.minipassport.change.Change.Kind;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.dossier.Realm;
import dev.minipassport.dossier.Rival;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.storage.seal.KeyRotation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A phone number is one account's within its realm, under every key it is looked up by.
final class PhoneIndexTest {
  private static final Realm REALM = new Realm("owner:owner");
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber ANOTHER = new PhoneNumber("86", "13900139000");
  private static final UnionId UNION = new UnionId("uAlice");
  private static final OpenId THERE = new OpenId("oAlice_in_the_other_app");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private final Random random = new Random(7);
  private StoreUnderTest store;
  private Passport passport;
  private Bound bound;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock, clock::advance, random);
    passport.apps.setOwner(Passport.APP, new OwnerId("owner"));
    passport.apps.setOwner(Passport.OTHER_APP, new OwnerId("owner"));
    bound = new Bound(store.dossiers(), REALM, NOW);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Identity alice() {
    return passport.signIn(Passport.APP, Passport.ALICE, UNION).session().identity();
  }

  private Identity aliceThere() {
    return passport.signIn(Passport.OTHER_APP, THERE, UNION).session().identity();
  }

  private Identity bob() {
    return passport.signIn(Passport.BOB).session().identity();
  }

  private List<String> holders() {
    try (Handle handle = SqliteDatabase.durable(directory.resolve("minipassport.db")).open()) {
      return handle
          .createQuery("SELECT account FROM phone_index ORDER BY key_id, account")
          .mapTo(String.class)
          .list();
    }
  }

  /// By the next opening the codes are forgotten, and may be given out anew.
  private void rotate(Rotation rotation) throws Exception {
    store.close();
    clock.advance(Duration.ofMinutes(10));
    Path keys = directory.resolve("keys.json");
    Files.writeString(keys, rotation.of(Files.readString(keys)));
    open();
  }

  private interface Rotation {
    String of(String json) throws Exception;
  }

  @Test
  void aNumberIsReadAgainAndStandsInNoFile() {
    Identity alice = alice();

    assertThat(bound.bind(alice, NUMBER)).isEmpty();

    assertThat(bound.of(alice)).contains(NUMBER);
    assertThat(store.accounts().find(alice.account()).orElseThrow().hasPhone()).isTrue();
    for (String text : List.of(NUMBER.number(), NUMBER.e164(), NUMBER.text(), "38001380")) {
      assertThat(new Residue(directory).of(text)).describedAs(text).isEmpty();
    }
  }

  @Test
  void whoIsEvictedLosesTheNumberEverywhereAndIsTold() {
    Identity alice = alice();
    Identity there = aliceThere();
    var _ = bound.bind(alice, NUMBER);
    var _ = bound.bind(there, NUMBER);
    Identity bob = bob();

    assertThat(bound.bind(bob, NUMBER)).contains(new Rival(alice.account()));

    assertThat(bound.of(bob)).contains(NUMBER);
    assertThat(bound.of(alice)).isEmpty();
    assertThat(bound.of(there)).isEmpty();
    assertThat(holders()).containsExactly(bob.account().toString());
    assertThat(store.changes().after(Passport.OTHER_APP, 0, 10))
        .extracting(Change::kind)
        .containsExactlyInAnyOrder(Kind.PROFILE_ERASED, Kind.PHONE_MOVED);
    assertThat(store.changes().after(Passport.APP, 0, 10))
        .filteredOn(change -> change.identity().equals(alice.id()))
        .extracting(Change::kind)
        .containsExactlyInAnyOrder(Kind.PROFILE_ERASED, Kind.PHONE_MOVED);
  }

  @Test
  void aNumberIsFreeOnceTheLastWhoHeldItInTheAccountLetItGo() {
    Identity alice = alice();
    Identity there = aliceThere();
    var _ = bound.bind(alice, NUMBER);
    var _ = bound.bind(there, NUMBER);
    Identity bob = bob();

    bound.unbind(alice);
    assertThat(bound.bindIfFree(bob, NUMBER)).isFalse();
    var _ = bound.bind(there, ANOTHER);
    assertThat(bound.bindIfFree(bob, NUMBER)).isTrue();
    assertThat(holders())
        .containsExactlyInAnyOrder(bob.account().toString(), there.account().toString());
  }

  @Test
  void aNumberWhoseRetentionIsOverIsFree() {
    Identity alice = alice();
    var _ =
        store
            .dossiers()
            .revise(
                alice,
                Matter.of(SUBJECT, NOW).of(new Sought(REALM, NUMBER)),
                dossier ->
                    Revision.to(
                        dossier.with(
                            dossier
                                .profile()
                                .with(
                                    new Held(
                                        NUMBER,
                                        Provenance.REDEEMED,
                                        Said.GREETING,
                                        clock.instant(),
                                        Optional.of(clock.instant().plusSeconds(60))))),
                        true));
    clock.advance(Duration.ofMinutes(2));

    var _ = store.embedded().sweep(clock.instant());

    assertThat(bound.of(alice)).isEmpty();
    assertThat(holders()).isEmpty();
  }

  @Test
  void anotherRealmKnowsTheSameNumberAsSomebodyElses() {
    Identity alice = alice();
    Identity bob = bob();

    var _ = bound.bind(alice, NUMBER);
    var _ = new Bound(store.dossiers(), new Realm("app:elsewhere"), NOW).bind(bob, NUMBER);

    assertThat(bound.of(alice)).contains(NUMBER);
    assertThat(bound.of(bob)).contains(NUMBER);
  }

  /// The rule saw a rival and did not evict them: the store does not give one number to two people.
  @Test
  void aNumberIsNotGivenToTwoWhateverARuleSays() {
    Identity alice = alice();
    Identity bob = bob();
    var _ = bound.bind(alice, NUMBER);

    assertThatThrownBy(
            () ->
                store
                    .dossiers()
                    .revise(
                        bob,
                        Matter.of(SUBJECT, NOW).of(new Sought(REALM, NUMBER)),
                        dossier ->
                            Revision.to(dossier.with(dossier.profile().with(held(NUMBER))), true)))
        .isInstanceOf(Unavailable.class);

    assertThat(bound.of(bob)).isEmpty();
    assertThat(bound.of(alice)).contains(NUMBER);
  }

  @Test
  void aLoginThatLinksTakesTheNumberAlong() {
    Identity alone = passport.signIn(Passport.ALICE).session().identity();
    var _ = bound.bind(alone, NUMBER);
    Identity there = aliceThere();

    Identity linked = alice();

    assertThat(linked.account()).isEqualTo(there.account()).isNotEqualTo(alone.account());
    assertThat(holders()).containsExactly(linked.account().toString());
    assertThat(bound.bindIfFree(there, NUMBER)).isTrue();
  }

  @Test
  void whileTwoKeysAreLiveANumberIsOneAccountsUnderBoth() throws Exception {
    Identity alice = alice();
    var _ = bound.bind(alice, NUMBER);

    rotate(KeyRotation::withNewKeys);

    String holder = alice.account().toString();
    assertThat(holders()).containsExactly(holder, holder);
    assertThat(bound.of(alice)).contains(NUMBER);
    Identity bob = bob();
    assertThat(bound.bindIfFree(bob, NUMBER)).isFalse();
    assertThat(bound.bind(bob, ANOTHER)).isEmpty();
    assertThat(holders()).hasSize(4);

    rotate(KeyRotation::withoutOldKeys);

    assertThat(holders())
        .containsExactlyInAnyOrder(alice.account().toString(), bob.account().toString());
    assertThat(bound.bindIfFree(bob, NUMBER)).isFalse();
    assertThat(bound.bind(bob, NUMBER)).contains(new Rival(alice.account()));
    assertThat(holders()).containsExactly(bob.account().toString());
  }

  @Test
  void ofThoseWhoBindANumberAtOnceOneHasItWhicheverKeysAreLive() throws Exception {
    race(1);
    rotate(KeyRotation::withNewKeys);
    race(2);
    rotate(KeyRotation::withoutOldKeys);
    race(3);
  }

  private void race(int round) throws Exception {
    PhoneNumber number = new PhoneNumber("86", "1370013700" + round);
    List<Identity> people =
        IntStream.range(0, 8)
            .mapToObj(i -> passport.signIn(new OpenId("oRacer_" + round + "_" + i)))
            .map(login -> login.session().identity())
            .toList();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> binds =
          people.stream()
              .<Callable<Boolean>>map(person -> () -> bound.bindIfFree(person, number))
              .toList();
      int winners = 0;
      for (var done : threads.invokeAll(binds)) {
        winners += done.get() ? 1 : 0;
      }
      assertThat(winners).isEqualTo(1);
    }
    assertThat(people).filteredOn(person -> bound.of(person).isPresent()).hasSize(1);
  }

  /// Nobody could open the number any more, nor tell that it is taken.
  @Test
  void aStoreWhosePhoneKeysAreMissingIsNotOpened() throws Exception {
    var _ = bound.bind(alice(), NUMBER);
    Path keys = directory.resolve("keys.json");
    String whole = Files.readString(keys);

    assertThatThrownBy(() -> rotate(json -> KeyRotation.without("phones", json)))
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_SET_LACKS_KEYS));

    Files.writeString(keys, whole);
    open();
    assertThat(bound.of(alice())).contains(NUMBER);
  }
}
