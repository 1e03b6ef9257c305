package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.handoff.Handoffs;
import dev.minipassport.session.Session;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a ticket comes to when its rule declines or fails.
final class HandedOverTest {
  private static final TokenDigest TICKET = new TokenDigest(1, 2, 3, 4);

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Session.Live alice;

  @BeforeEach
  void issue() {
    store = StoreUnderTest.bare(directory, clock);
    alice = new Passport(store, clock).signIn(Passport.ALICE).session();
    store.handoffs().issue(TICKET, alice, clock.instant().plusSeconds(60));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Optional<Session.Live> redeem(Handoffs.Rule rule) {
    return store.handoffs().redeem(TICKET, Passport.APP, clock.instant(), rule);
  }

  private static Optional<Handoffs.Child> same(Session.Live parent) {
    return Optional.of(new Handoffs.Child(parent, List.of()));
  }

  @Test
  void aRuleThatDeclinesUsesTheTicketUp() {
    assertThat(redeem((_, _) -> Optional.empty())).isEmpty();

    assertThat(redeem((parent, _) -> same(parent))).isEmpty();
  }

  @Test
  void aRuleThatFailsLeavesTheTicketAndTheStoreAsTheyWere() {
    assertThatThrownBy(
            () ->
                redeem(
                    (_, _) -> {
                      throw new IllegalStateException("out of order");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("out of order");

    var seen = new AtomicBoolean();
    assertThat(
            redeem(
                (parent, siblings) -> {
                  seen.set(parent.id().equals(alice.id()) && siblings.isEmpty());
                  return Optional.empty();
                }))
        .isEmpty();
    assertThat(seen).isTrue();
  }
}
