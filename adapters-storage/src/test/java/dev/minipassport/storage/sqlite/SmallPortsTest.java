package dev.minipassport.storage.sqlite;

import static dev.minipassport.storage.Said.NOW;
import static dev.minipassport.storage.Said.SUBJECT;
import static dev.minipassport.storage.Said.held;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Matter;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.identity.Identity;
import dev.minipassport.privacy.PushMemory;
import dev.minipassport.privacy.PushMemory.Seen;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.storage.Said;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Verdicts, pushes and session keys, as their rows keep them.
final class SmallPortsTest {
  private static final CheckId CHECK = new CheckId("trace-1");
  private static final TextHash SEAL = TextHash.of("seal");
  private static final TextHash PUSH = TextHash.of("push");

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private Identity alice;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
    alice = passport.signIn(Passport.ALICE).session().identity();
  }

  @AfterEach
  void close() {
    store.close();
  }

  private Optional<Verdict> verdict() {
    return store
        .dossiers()
        .revise(
            alice,
            Matter.of(SUBJECT, clock.instant()).of(CHECK),
            dossier -> Revision.unchanged(dossier.findings().verdict()));
  }

  private void holds(Held value) {
    var _ =
        store
            .dossiers()
            .revise(
                alice,
                Matter.of(SUBJECT, NOW).of(passport.note(Action.CLEAR_REVIEW)),
                dossier -> Revision.to(dossier.with(Said.profile(value)), true));
  }

  @Test
  void aValueWaitsForItsCheckAndIsListedUntilItIsCleared() {
    Held awaited = held(new Nickname("Alice")).judged(new Clearance.Awaited(CHECK));
    holds(awaited);

    assertThat(store.verdicts().waiting(Passport.APP, CHECK)).contains(alice);
    assertThat(store.verdicts().waiting(Passport.OTHER_APP, CHECK)).isEmpty();
    assertThat(store.dossiers().hidden(Passport.APP, 10))
        .containsExactly(new Hidden(alice, awaited));

    holds(awaited.judged(new Clearance.Doubtful()));
    assertThat(store.verdicts().waiting(Passport.APP, CHECK)).isEmpty();
    assertThat(store.dossiers().hidden(Passport.APP, 10)).hasSize(1);

    holds(awaited.judged(Clearance.clear()));
    assertThat(store.dossiers().hidden(Passport.APP, 10)).isEmpty();
    assertThat(store.audit().newest(10))
        .hasSize(3)
        .extracting(Line::subject)
        .containsOnly(alice.id().toString());
  }

  @Test
  void aVerdictThatCameEarlyIsFoundForAnHour() {
    assertThat(verdict()).isEmpty();
    store.verdicts().keep(Passport.APP, CHECK, Verdict.RISKY, clock.instant());

    clock.advance(Verdicts.KEPT.minusMillis(1));
    assertThat(verdict()).contains(Verdict.RISKY);
    clock.advance(Duration.ofMillis(1));
    assertThat(verdict()).isEmpty();
    assertThat(store.embedded().sweep(clock.instant()).rows()).isPositive();
  }

  @Test
  void aPushIsKnownAgainForSevenDays() {
    assertThat(see(PUSH)).isEqualTo(Seen.FIRST);
    assertThat(see(PUSH)).isEqualTo(Seen.AGAIN);
    assertThat(see(TextHash.of("another"))).isEqualTo(Seen.OTHER);

    clock.advance(PushMemory.KEPT);
    assertThat(see(PUSH)).isEqualTo(Seen.FIRST);
  }

  private Seen see(TextHash push) {
    return store.pushMemory().see(Passport.APP, SEAL, push, clock.instant());
  }
}
