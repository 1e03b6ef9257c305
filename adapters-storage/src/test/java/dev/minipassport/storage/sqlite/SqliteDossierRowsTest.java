package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.GREETING;
import static dev.minipassport.storage.Said.NOW;
import static dev.minipassport.storage.Said.SUBJECT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
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
import dev.minipassport.dossier.Relative;
import dev.minipassport.dossier.Request;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.storage.Said;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is written of a person is read again as it was.
final class SqliteDossierRowsTest {
  private static final SubjectId ANOTHER = new SubjectId(new UUID(7, 2));
  private static final UnionId UNION = new UnionId("uAlice");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private Dossiers dossiers;
  private Identity alice;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
    passport.apps.setOwner(Passport.APP, new OwnerId("owner"));
    passport.apps.setOwner(Passport.OTHER_APP, new OwnerId("owner"));
    dossiers = store.ports().dossiers();
    alice = passport.signIn(Passport.APP, Passport.ALICE, UNION).session().identity();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Dossier revise(Identity identity, UnaryOperator<Dossier> rule) {
    return dossiers.revise(
        identity,
        Matter.of(identity.equals(alice) ? SUBJECT : ANOTHER, clock.instant()),
        dossier -> {
          Dossier next = rule.apply(dossier);
          return Revision.to(next, next);
        });
  }

  private Dossier read() {
    return dossiers.of(alice, ANOTHER);
  }

  @Test
  void aPersonNobodyHasSaidAnythingOfHasAnEmptyDossier() {
    Dossier empty = dossiers.of(alice, SUBJECT);

    assertThat(empty.identity()).isEqualTo(alice);
    assertThat(empty.ledger().subject()).isEqualTo(SUBJECT);
    assertThat(empty.ledger().entries()).isEmpty();
    assertThat(empty.profile()).isEqualTo(Profile.EMPTY);
    assertThat(empty.relatives()).isEmpty();
  }

  @Test
  void everythingIsReadAsItWasWritten() {
    Dossier written =
        revise(
            alice,
            dossier ->
                dossier
                    .saying(Said.barely(Passport.APP, Decision.REFUSED, false))
                    .saying(Said.fully(Passport.APP))
                    .with(Said.profile())
                    .asked(GREETING, NOW));

    assertThat(read()).isEqualTo(written);
    assertThat(read().ledger().verifies()).isTrue();
  }

  @Test
  void aLedgerGrowsUnderTheNameItBeganWith() {
    revise(alice, dossier -> dossier.saying(Said.fully(Passport.APP)));
    dossiers.revise(
        alice,
        Matter.of(ANOTHER, NOW),
        dossier ->
            Revision.to(
                dossier.saying(Said.barely(Passport.APP, Decision.WITHDRAWN, false)), dossier));

    assertThat(read().ledger().subject()).isEqualTo(SUBJECT);
    assertThat(read().ledger().entries()).hasSize(2);
    assertThat(read().ledger().verifies()).isTrue();
  }

  @Test
  void aRuleThatDeclinesWritesNothing() {
    var request = new Request(new RequestId("request-1"), TextHash.of("body"));
    String said =
        dossiers.revise(
            alice, Matter.of(SUBJECT, NOW).of(request), _ -> Revision.unchanged("declined"));

    assertThat(said).isEqualTo("declined");
    assertThat(repeated(request)).isEmpty();
  }

  private Optional<Request> repeated(Request request) {
    return dossiers.revise(
        alice,
        Matter.of(SUBJECT, clock.instant()).of(request),
        dossier -> Revision.unchanged(dossier.repeated()));
  }

  @Test
  void anAnsweredRequestIsKnownAgainForSevenDays() {
    var request = new Request(new RequestId("request-1"), TextHash.of("body"));
    dossiers.revise(
        alice,
        Matter.of(SUBJECT, clock.instant()).of(request),
        dossier -> Revision.to(dossier, dossier));

    var other = new Request(request.id(), TextHash.of("another body"));
    assertThat(repeated(other)).contains(request);
    clock.advance(Dossiers.REQUESTS_KEPT.minusMillis(1));
    assertThat(repeated(request)).contains(request);
    clock.advance(Duration.ofMillis(1));
    assertThat(repeated(request)).isEmpty();
  }

  @Test
  void whatGoesLeavesChangesAndThePictureItNoLongerShows() {
    revise(alice, dossier -> dossier.with(Said.profile()).asked(GREETING, NOW));
    revise(
        alice,
        dossier ->
            dossier
                .saying(Said.barely(Passport.APP, Decision.WITHDRAWN, false))
                .with(Said.profile(Said.held(new Nickname("Alice")))));

    assertThat(read().profile()).isEqualTo(Said.profile(Said.held(new Nickname("Alice"))));
    assertThat(read().asks()).isEmpty();
    assertThat(store.changes().after(Passport.APP, 0, 10))
        .extracting(Change::kind)
        .containsExactly(Kind.CONSENT_WITHDRAWN, Kind.PROFILE_ERASED);
    var picture = new AvatarUrl("https://cdn.example.com/a.png");
    assertThat(dossiers.orphans(Passport.APP, 0, 10))
        .containsExactly(new Orphan(1, Passport.APP, picture, clock.instant()));
    assertThat(dossiers.orphans(Passport.APP, 1, 10)).isEmpty();
    assertThat(dossiers.orphans(Passport.OTHER_APP, 0, 10)).isEmpty();
  }

  @Test
  void relativesAreReadWithWhatTheySaidAndToldOfWhatWasShared() {
    Identity there = passport.signIn(Passport.OTHER_APP, Passport.BOB, UNION).session().identity();
    var granted = Said.barely(Passport.APP, Decision.GRANTED, true);
    Dossier here = revise(alice, dossier -> dossier.saying(granted).with(Said.profile()));

    assertThat(there.account()).isEqualTo(alice.account());
    assertThat(dossiers.of(there, ANOTHER).relatives())
        .containsExactly(new Relative(alice.id(), alice.app(), here.ledger(), here.profile()));
    assertThat(read().relatives())
        .singleElement()
        .returns(there.id(), Relative::identity)
        .returns(Profile.EMPTY, Relative::profile);

    revise(alice, dossier -> dossier.saying(Said.barely(Passport.APP, Decision.WITHDRAWN, true)));
    assertThat(store.changes().after(Passport.OTHER_APP, 0, 10))
        .extracting(Change::kind, Change::identity)
        .containsExactly(tuple(Kind.PROFILE_ERASED, there.id()));
  }

  /// No session stands otherwise for it, so no cache needs to forget one.
  @Test
  void commitsTellNobodyOfConsent() {
    var hearing = new Hearing(new ArrayList<>());
    store.ports().commits().tell(hearing);

    revise(alice, dossier -> dossier.saying(Said.fully(Passport.APP)).with(Said.profile()));
    revise(alice, dossier -> dossier.with(Profile.EMPTY));

    assertThat(hearing.changed()).isEmpty();
  }

  @Test
  void anIdentityThatIsNotInTheStoreCannotBeRevised() {
    var stranger =
        new Identity(
            new IdentityId(new UUID(9, 9)),
            Passport.APP,
            new OpenId("oNobody"),
            Optional.empty(),
            new AccountId(new UUID(9, 9)),
            Generation.FIRST);

    assertThat(dossiers.of(stranger, SUBJECT).ledger().entries()).isEmpty();
    assertThatThrownBy(() -> revise(stranger, dossier -> dossier)).isInstanceOf(Unavailable.class);
  }

  @Test
  void anAccountIsFoundInTheAppsThatKnowIt() {
    assertThat(store.accounts().find(Passport.APP, alice.account())).isPresent();
    assertThat(store.accounts().find(Passport.OTHER_APP, alice.account())).isEmpty();
    passport.signIn(Passport.OTHER_APP, Passport.BOB, UNION);
    assertThat(store.accounts().find(Passport.OTHER_APP, alice.account())).isPresent();
  }
}
