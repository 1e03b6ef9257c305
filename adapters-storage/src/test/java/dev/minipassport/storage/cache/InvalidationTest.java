package dev.minipassport.storage.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.handoff.Handoff;
import dev.minipassport.handoff.Handoffs;
import dev.minipassport.handoff.Redemption;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is written through the other ports of a store is heard of by the cache.
final class InvalidationTest {
  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final NearCache cache = new NearCache(100, System::nanoTime);
  private final StorePorts ports =
      new StorePorts(
              store.sessions(),
              store.logins(),
              store.loginCodes(),
              store.sessionKeys(),
              store.handoffs(),
              store.accounts(),
              store.changes(),
              store.replaySeal())
          .behind(cache);
  private final Passport passport = new Passport(new CachedStore(ports), clock);

  private boolean warm(SessionToken token) {
    return ports.sessions().findWarm(token.digest()).isPresent();
  }

  private SignedIn warmSignIn() {
    SignedIn login = passport.signIn(Passport.ALICE);
    assertThat(passport.admits(login.token())).isTrue();
    assertThat(warm(login.token())).isTrue();
    return login;
  }

  @Test
  void aLoginOfThePersonInvalidates() {
    SignedIn before = warmSignIn();
    passport.signIn(Passport.BOB);
    assertThat(warm(before.token())).isTrue();

    passport.signIn(Passport.ALICE);
    assertThat(warm(before.token())).isFalse();
  }

  @Test
  void aSuspensionInvalidatesEverybody() {
    SignedIn alice = warmSignIn();
    SignedIn bob = passport.signIn(Passport.BOB);

    var _ = ports.accounts().suspend(bob.session().identity().account(), clock.instant());
    assertThat(warm(alice.token())).isFalse();
  }

  @Test
  void anEndOfASuspensionInvalidatesEverybody() {
    SignedIn alice = warmSignIn();

    var _ = ports.accounts().resume(alice.session().identity().account(), clock.instant());
    assertThat(warm(alice.token())).isFalse();
  }

  @Test
  void aRedeemedTicketInvalidatesItsPerson() {
    SignedIn alice = warmSignIn();
    var handoff = (Handoff.Issued) passport.issueHandoff.issue(Passport.APP, alice.token());
    assertThat(warm(alice.token())).isTrue();

    assertThat(passport.redeemHandoff.redeem(Passport.APP, handoff.ticket()))
        .isInstanceOf(Redemption.Redeemed.class);
    assertThat(warm(alice.token())).isFalse();
  }

  @Test
  void aRedemptionThatFailsInvalidatesEverybody() {
    SignedIn alice = warmSignIn();
    Handoffs failing = cache.hearing(new FailingHandoffs());

    assertThatThrownBy(
            () ->
                failing.redeem(
                    alice.token().digest(),
                    Passport.APP,
                    clock.instant(),
                    (_, _) -> Optional.empty()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(warm(alice.token())).isFalse();
  }

  private static final class FailingHandoffs implements Handoffs {
    @Override
    public void issue(TokenDigest ticket, Session.Live parent, Instant expiresAt) {}

    @Override
    public Optional<Session.Live> redeem(TokenDigest ticket, AppId app, Instant now, Rule rule) {
      throw new IllegalStateException("out of order");
    }
  }
}
