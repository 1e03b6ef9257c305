package dev.minipassport.userdata;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.PATIENT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedKeys;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.userdata.Decryption.Decrypted;
import dev.minipassport.userdata.Encryption.Encrypted;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SessionKeyTest {
  private final InMemoryStore store = new InMemoryStore();
  private final TestClock clock = new TestClock();
  private final Passport passport = new Passport(store, clock);
  private final SignedIn login = passport.signIn(ALICE);

  private KeyOutcome check() {
    return passport.lookAfterKey.check(APP, login.token(), PATIENT);
  }

  private KeyOutcome reset() {
    return passport.lookAfterKey.reset(APP, login.token(), PATIENT);
  }

  private List<String> usable() {
    return store.sessionKeys().of(login.session().identity(), clock.instant()).stream()
        .map(key -> key.use(bytes -> new String(bytes, UTF_8)))
        .toList();
  }

  @Test
  void aKeyHoldsUntilWeChatSaysOtherwise() {
    assertThat(check()).isEqualTo(new KeyOutcome.Holds());
    passport.keys.expire();
    assertThat(check()).isEqualTo(new KeyOutcome.LogInAgain());
  }

  @Test
  void aKeyIsReplacedAndTheOldOneCountsForNothing() {
    List<String> before = usable();

    assertThat(reset()).isEqualTo(new KeyOutcome.Holds());
    assertThat(usable()).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void whereNobodyKnowsWhichKeyHoldsNoneDoesUntilTheClientLogsInAgain() {
    passport.keys.fallSilent();

    assertThat(reset()).isEqualTo(new KeyOutcome.LogInAgain());
    assertThat(usable()).isEmpty();
    assertThat(check()).isEqualTo(new KeyOutcome.LogInAgain());
  }

  @Test
  void aKeyThatWeChatReplacedBeforeCountsForNothing() {
    passport.keys.expire();

    assertThat(reset()).isEqualTo(new KeyOutcome.LogInAgain());
    assertThat(usable()).isEmpty();
  }

  @Test
  void whatIsEncryptedForTheClientIsDecryptedFromIt() {
    var plain = new PlainBytes("hello".getBytes(UTF_8));
    var encrypted = (Encrypted) passport.talkSealed.encrypt(APP, login.token(), plain, PATIENT);

    var decrypted =
        (Decrypted) passport.talkSealed.decrypt(APP, login.token(), encrypted.sealed(), PATIENT);

    assertThat(decrypted.plain().toBytes()).isEqualTo(plain.toBytes());
    var older = new SealedBytes(ScriptedKeys.VERSION - 1, encrypted.sealed().toBytes());
    assertThat(passport.talkSealed.decrypt(APP, login.token(), older, PATIENT))
        .isEqualTo(new Decryption.KeyGone());
    passport.keys.expire();
    assertThat(passport.talkSealed.encrypt(APP, login.token(), plain, PATIENT))
        .isEqualTo(new Encryption.LogInAgain());
  }
}
