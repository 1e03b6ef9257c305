package dev.minipassport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.UnknownApp;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class ResolveAccountTest {
  private final Passport passport = new Passport(new InMemoryStore(), new TestClock());
  private final ResolveAccount resolve =
      new ResolveAccount(passport.apps, passport.store.accounts());
  private final AccountId alice = passport.signIn(Passport.ALICE).session().identity().account();

  @Test
  void anAccountNamesItself() {
    assertThat(resolve.resolve(Passport.APP, alice)).isEqualTo(new Resolution.Resolved(alice));
  }

  @Test
  void anAliasNamesTheAccountItBecame() {
    var owner = new OwnerId("owner");
    passport.apps.setOwner(Passport.APP, owner);
    passport.apps.setOwner(Passport.OTHER_APP, owner);
    var union = new UnionId("union");
    var elsewhere = passport.signIn(Passport.OTHER_APP, Passport.BOB, union);
    var linked = passport.signIn(Passport.APP, Passport.ALICE, union);
    AccountId now = linked.session().identity().account();

    assertThat(now).isEqualTo(elsewhere.session().identity().account()).isNotEqualTo(alice);
    assertThat(resolve.resolve(Passport.APP, alice)).isEqualTo(new Resolution.Resolved(now));
  }

  @Test
  void anAppThatNeverKnewAnAccountIsToldNothingOfIt() {
    assertThat(resolve.resolve(Passport.OTHER_APP, alice))
        .isEqualTo(new Resolution.UnknownAccount());
    assertThat(resolve.resolve(Passport.APP, new AccountId(new UUID(0, 0))))
        .isEqualTo(new Resolution.UnknownAccount());
  }

  @Test
  void anAppThatIsNotServedIsAFault() {
    assertThatThrownBy(() -> resolve.resolve(new AppId("wx404"), alice))
        .isInstanceOf(UnknownApp.class);
  }
}
