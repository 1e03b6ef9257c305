package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.Identity;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import org.junit.jupiter.api.Test;

/// What every implementation of `Identities` does.
public abstract class IdentitiesContract extends StoreContract {

  @Test
  void whoeverLoggedInIsFoundInThatApp() {
    Identity alice = passport.signIn(ALICE).session().identity();

    assertThat(store.identities().find(APP, ALICE)).contains(alice);
    assertThat(store.identities().find(APP, alice.id())).contains(alice);
    assertThat(store.identities().find(OTHER_APP, ALICE)).isEmpty();
    assertThat(store.identities().find(OTHER_APP, alice.id())).isEmpty();
    assertThat(store.identities().find(APP, BOB)).isEmpty();
  }

  @Test
  void theyAreFoundAsTheyStandNow() {
    UnionId everywhere = new UnionId("uAlice");
    passport.apps.setOwner(OTHER_APP, new OwnerId("owner-1"));
    Identity there = passport.signIn(OTHER_APP, BOB, everywhere).session().identity();
    Identity before = passport.signIn(ALICE).session().identity();
    passport.apps.setOwner(APP, new OwnerId("owner-1"));
    passport.signIn(APP, ALICE, everywhere);
    store.sessions().endAll(before, clock.instant());

    Identity now = store.identities().find(APP, ALICE).orElseThrow();

    assertThat(now.account()).isEqualTo(there.account()).isNotEqualTo(before.account());
    assertThat(now.unionId()).contains(everywhere);
    assertThat(now.generation()).isEqualTo(before.generation().next());
    assertThat(store.identities().find(APP, before.id())).contains(now);
  }
}
