package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.testkit.ScriptedExchange;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every implementation of `SessionKeys` does besides what `LoginsContract` says.
public abstract class SessionKeysContract extends StoreContract {
  private static final SessionKey FRESH = ScriptedExchange.sessionKey(900);

  private static String text(SessionKey key) {
    return key.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  private static String key(int number) {
    return text(ScriptedExchange.sessionKey(number));
  }

  private Optional<String> current(Identity person) {
    return store.sessionKeys().current(person).map(SessionKeysContract::text);
  }

  private List<String> usable(Identity person) {
    return store.sessionKeys().of(person, clock.instant()).stream()
        .map(SessionKeysContract::text)
        .toList();
  }

  private void replace(Identity person, int known) {
    store.sessionKeys().replace(person, ScriptedExchange.sessionKey(known), FRESH);
  }

  @Test
  void theCurrentKeyIsTheOneOfTheLastLogin() {
    Identity alice = passport.signIn(ALICE).session().identity();
    assertThat(current(alice)).contains(key(1));

    passport.signIn(ALICE);
    Identity bob = passport.signIn(BOB).session().identity();

    assertThat(current(alice)).contains(key(2));
    assertThat(current(bob)).contains(key(3));
  }

  @Test
  void theCurrentKeyDoesNotGrowOld() {
    Identity alice = passport.signIn(ALICE).session().identity();

    clock.advance(Duration.ofDays(20));

    assertThat(current(alice)).contains(key(1));
  }

  @Test
  void aKeyThatIsReplacedAndThoseBeforeItAreGoneAtOnce() {
    Identity alice = passport.signIn(ALICE).session().identity();
    passport.signIn(ALICE);

    replace(alice, 2);

    assertThat(current(alice)).contains(text(FRESH));
    assertThat(usable(alice)).containsExactly(text(FRESH));
  }

  @Test
  void aKeyThatALoginReplacedMeanwhileGoesAndTheNewOneStays() {
    Identity alice = passport.signIn(ALICE).session().identity();
    passport.signIn(ALICE);

    replace(alice, 1);

    assertThat(current(alice)).contains(key(2));
    assertThat(usable(alice)).containsExactly(key(2));
  }

  @Test
  void aKeyThatIsDroppedLeavesOnlyWhatALoginBroughtSince() {
    Identity alice = passport.signIn(ALICE).session().identity();
    passport.signIn(ALICE);
    passport.signIn(ALICE);

    store.sessionKeys().drop(alice, ScriptedExchange.sessionKey(2));
    assertThat(usable(alice)).containsExactly(key(3));

    store.sessionKeys().drop(alice, ScriptedExchange.sessionKey(3));
    assertThat(current(alice)).isEmpty();
    assertThat(usable(alice)).isEmpty();
  }

  @Test
  void afterADropALoginBringsANewKey() {
    Identity alice = passport.signIn(ALICE).session().identity();
    store.sessionKeys().drop(alice, ScriptedExchange.sessionKey(1));

    passport.signIn(ALICE);

    assertThat(usable(alice)).containsExactly(key(2));
  }
}
