package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.operation.People.Card;
import dev.minipassport.operation.People.Query;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two accounts that turn out to claim one person stay apart or become one, as an operator says.
final class SettlingTest {
  private static final UnionId UNION = new UnionId("uAlice");
  private static final OpenId THERE = new OpenId("oAlice_in_the_other_app");
  private static final Realm REALM = new Realm("owner:owner");
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");
  private static final PhoneNumber ANOTHER = new PhoneNumber("86", "13900139000");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private Bound bound;
  private Identity here;
  private SignedIn there;

  /// Each of the two accounts has a phone number, so a login does not link them.
  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
    passport.apps.setOwner(Passport.APP, new OwnerId("owner"));
    passport.apps.setOwner(Passport.OTHER_APP, new OwnerId("owner"));
    bound = new Bound(store.dossiers(), REALM, clock.instant());
    here = passport.signIn(Passport.ALICE).session().identity();
    there = passport.signIn(Passport.OTHER_APP, THERE, UNION);
    var _ = bound.bind(here, NUMBER);
    var _ = bound.bind(there.session().identity(), ANOTHER);
    meet();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private void meet() {
    here = passport.signIn(Passport.APP, Passport.ALICE, UNION).session().identity();
  }

  private Settling settle(Settlement how) {
    return store
        .accounts()
        .settle(
            there.session().identity().account(),
            here.account(),
            how,
            passport.note(Action.SETTLE_CONFLICT));
  }

  private Card card(PhoneNumber number) {
    return store
        .people()
        .find(new Query.ByPhone(REALM, number), passport.note(Action.LOOK_UP))
        .orElseThrow();
  }

  @Test
  void aConflictIsListedInEitherAppAndOnTheCards() {
    var conflict =
        new Conflict(here.account(), there.session().identity().account(), clock.instant());

    assertThat(store.accounts().conflicts(Passport.APP, 10)).containsExactly(conflict);
    assertThat(store.accounts().conflicts(Passport.OTHER_APP, 10)).containsExactly(conflict);
    assertThat(store.accounts().conflicts(Passport.THIRD_APP, 10)).isEmpty();
    assertThat(card(NUMBER).conflicts()).containsExactly(conflict.other());
    assertThat(card(ANOTHER).conflicts()).containsExactly(conflict.account());
  }

  @Test
  void whoIsKeptApartIsNotFoundInConflictAgain() {
    assertThat(settle(Settlement.KEEP_APART)).isEqualTo(Settling.SETTLED);
    meet();

    assertThat(store.accounts().conflicts(Passport.APP, 10)).isEmpty();
    assertThat(settle(Settlement.LINK)).isEqualTo(Settling.UNKNOWN_CONFLICT);
    assertThat(here.account()).isNotEqualTo(there.session().identity().account());
  }

  @Test
  void whoIsLinkedHasOneAccountWithAllNumbersAndTheOldIdNamesIt() {
    var old = there.session().identity().account();

    assertThat(settle(Settlement.LINK)).isEqualTo(Settling.SETTLED);

    assertThat(card(NUMBER).members()).hasSize(2);
    assertThat(card(ANOTHER).account()).isEqualTo(card(NUMBER).account());
    assertThat(card(NUMBER).conflicts()).isEmpty();
    assertThat(store.accounts().find(old).orElseThrow().id()).isEqualTo(here.account());
    assertThat(passport.validate.validate(Passport.OTHER_APP, there.token()))
        .isInstanceOf(Validation.Valid.class);
    assertThat(store.audit().newest(10))
        .extracting(Line::subject)
        .contains(old + " " + here.account());
  }

  @Test
  void theyAreSuspendedIfEitherWas() {
    var _ = store.accounts().suspend(here.account(), passport.note(Action.SUSPEND));

    assertThat(settle(Settlement.LINK)).isEqualTo(Settling.SETTLED);

    assertThat(store.accounts().find(here.account()).orElseThrow().suspended()).isTrue();
    assertThat(passport.validate.validate(Passport.OTHER_APP, there.token()))
        .isNotInstanceOf(Validation.Valid.class);
  }

  @Test
  void whoIsNotFoundLeavesALineToo() {
    assertThat(
            store
                .people()
                .find(
                    new Query.ByOpenId(Passport.APP, new OpenId("oNobody")),
                    passport.note(Action.LOOK_UP)))
        .isEqualTo(Optional.empty());
    assertThat(store.audit().newest(1)).extracting(Line::subject).containsExactly("nobody");
  }
}
