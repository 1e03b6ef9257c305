package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.dossier.Profile;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.operation.People.Card;
import dev.minipassport.operation.People.Member;
import dev.minipassport.operation.People.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every implementation of `People` does.
public abstract class PeopleContract extends DossierContract {
  private static final OwnerId OWNER = new OwnerId("owner-1");
  private static final PhoneNumber NUMBER = new PhoneNumber("86", "13800138000");

  private Optional<Card> find(Query query) {
    return store.people().find(query, passport.note(Action.LOOK_UP));
  }

  private Card found(Query query) {
    return find(query).orElseThrow();
  }

  private void bind(Identity person, PhoneNumber number) {
    Realm realm = Realm.of(passport.apps.find(person.app()).orElseThrow());
    boolean _ =
        store
            .dossiers()
            .revise(
                person,
                matterOf(person).of(new Matter.Sought(realm, number)),
                dossier -> Revision.to(dossier.with(dossier.profile().with(held(number))), true));
  }

  @Test
  void anAccountIsFoundWithEverybodyInIt() {
    Identity here = inOneOwner(APP).session().identity();
    Instant before = clock.instant();
    clock.advance(Duration.ofMinutes(1));
    Identity there = inOneOwner(OTHER_APP).session().identity();
    inOneOwner(OTHER_APP);
    passport.signIn(BOB);
    Held nickname = held(new Nickname("Alice"));
    Dossier written = write(there, dossier -> dossier.with(Profile.EMPTY.with(nickname)));

    Card card = found(new Query.ByAccount(here.account()));

    assertThat(card.account()).isEqualTo(new Account(here.account(), false));
    assertThat(card.members())
        .containsExactlyInAnyOrder(
            new Member(here, before, Profile.EMPTY, 1),
            new Member(there, clock.instant(), written.profile(), 2));
    assertThat(card.conflicts()).isEmpty();
  }

  @Test
  void whoeverIsLookedForIsFoundByOpenIdUnionIdAndPhoneNumber() {
    Identity alice = inOneOwner(APP).session().identity();
    bind(alice, NUMBER);
    passport.signIn(BOB);
    Card card = found(new Query.ByAccount(alice.account()));

    assertThat(card.account().hasPhone()).isTrue();
    assertThat(find(new Query.ByOpenId(APP, ALICE))).contains(card);
    assertThat(find(new Query.ByUnionId(OWNER, ALICE_EVERYWHERE))).contains(card);
    assertThat(find(new Query.ByPhone(new Realm("owner:owner-1"), NUMBER))).contains(card);
  }

  @Test
  void whoeverIsNotThereIsNobody() {
    Identity alice = inOneOwner(APP).session().identity();
    bind(alice, NUMBER);

    assertThat(find(new Query.ByAccount(new AccountId(new UUID(1, 1))))).isEmpty();
    assertThat(find(new Query.ByOpenId(APP, BOB))).isEmpty();
    assertThat(find(new Query.ByOpenId(OTHER_APP, ALICE))).isEmpty();
    assertThat(find(new Query.ByUnionId(OWNER, new UnionId("uBob")))).isEmpty();
    assertThat(find(new Query.ByUnionId(new OwnerId("owner-2"), ALICE_EVERYWHERE))).isEmpty();
    assertThat(find(new Query.ByPhone(new Realm("owner:owner-2"), NUMBER))).isEmpty();
    assertThat(
            find(
                new Query.ByPhone(
                    new Realm("owner:owner-1"), new PhoneNumber("86", "13900139000"))))
        .isEmpty();
  }

  @Test
  void anAliasFindsTheAccountThatTookOver() {
    Identity alone = passport.signIn(APP, ALICE, ALICE_EVERYWHERE).session().identity();
    passport.apps.setOwner(OTHER_APP, OWNER);
    passport.signIn(OTHER_APP, ALICE, ALICE_EVERYWHERE);
    Identity linked = inOneOwner(APP).session().identity();

    assertThat(find(new Query.ByAccount(alone.account())))
        .isEqualTo(find(new Query.ByAccount(linked.account())))
        .isPresent();
  }

  @Test
  void accountsThatClaimTheSamePersonAreNamedOnBothCards() {
    passport.apps.setOwner(OTHER_APP, OWNER);
    Identity there = passport.signIn(OTHER_APP, BOB, ALICE_EVERYWHERE).session().identity();
    store.accounts().suspend(there.account(), passport.note(Action.SUSPEND));
    passport.signIn(APP, ALICE, ALICE_EVERYWHERE);
    Identity here = inOneOwner(APP).session().identity();

    assertThat(found(new Query.ByAccount(here.account())).conflicts())
        .containsExactly(there.account());
    assertThat(found(new Query.ByAccount(there.account())).conflicts())
        .containsExactly(here.account());
    assertThat(found(new Query.ByAccount(there.account())).account().suspended()).isTrue();
  }

  @Test
  void toLookForSomebodyStandsInTheAuditWithoutWhatTheyWereLookedForBy() {
    Identity alice = inOneOwner(APP).session().identity();

    find(new Query.ByOpenId(APP, ALICE));
    find(new Query.ByPhone(new Realm("owner:owner-1"), NUMBER));

    List<Line> lines = store.audit().newest(10);
    assertThat(lines).extracting(Line::note).containsOnly(passport.note(Action.LOOK_UP));
    assertThat(lines)
        .extracting(Line::subject)
        .containsExactly("nobody", alice.account().toString());
  }
}
