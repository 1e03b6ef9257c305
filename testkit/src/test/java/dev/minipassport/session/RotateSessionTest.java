package dev.minipassport.session;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid.Reason;
import dev.minipassport.session.Rotation.NotDue;
import dev.minipassport.session.Rotation.Rotated;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.token.SessionToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RotateSessionTest {
  private final TestClock clock = new TestClock();
  private final Passport passport = new Passport(new InMemoryStore(), clock);
  private SignedIn alice;

  @BeforeEach
  void aTokenThatIsDue() {
    alice = passport.signIn(ALICE);
    clock.advance(Duration.ofDays(1));
  }

  private Rotated rotate(SessionToken token) {
    return (Rotated) passport.rotate.rotate(APP, token);
  }

  @Test
  void rotationChangesTheTokenAndNothingElse() {
    Rotated rotated = rotate(alice.token());

    assertThat(rotated.session().id()).isEqualTo(alice.session().id());
    assertThat(rotated.session().endsAt()).isEqualTo(alice.session().endsAt());
    assertThat(rotated.session().loggedInAt()).isEqualTo(alice.session().loggedInAt());
    assertThat(passport.admits(rotated.successor())).isTrue();
  }

  @Test
  void aYoungTokenIsNotDue() {
    SignedIn young = passport.signIn(ALICE);

    assertThat(passport.rotate.rotate(APP, young.token()))
        .isEqualTo(new NotDue(Optional.of(clock.instant().plus(Duration.ofDays(1)))));
    assertThat(passport.admits(young.token())).isTrue();
  }

  @Test
  void theOldTokenReplaysItsSuccessorForAsLongAsThatIsNotUsed() {
    Rotated first = rotate(alice.token());
    clock.advance(Duration.ofHours(3));

    Rotated again = rotate(alice.token());

    assertThat(again.successor().digest()).isEqualTo(first.successor().digest());
    assertThat(((Validation.Valid) passport.validate(alice.token())).rotateDue()).isTrue();
  }

  @Test
  void theGraceStartsWhenTheSuccessorIsFirstUsed() {
    Rotated rotated = rotate(alice.token());
    clock.advance(Duration.ofHours(3));
    passport.validate(rotated.successor());
    clock.advance(Duration.ofSeconds(30).minusMillis(1));

    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(rotate(alice.token()).successor().digest()).isEqualTo(rotated.successor().digest());
  }

  @Test
  void aPredecessorUsedAfterTheGraceIsTheftAndEndsTheSession() {
    Rotated rotated = rotate(alice.token());
    passport.validate(rotated.successor());
    clock.advance(Duration.ofSeconds(30));

    assertThat(passport.refusal(alice.token())).isEqualTo(Reason.STOLEN);
    assertThat(passport.refusal(rotated.successor())).isEqualTo(Reason.STOLEN);
  }

  @Test
  void aPredecessorOfAPredecessorIsTheftAsWell() {
    Rotated second = rotate(alice.token());
    clock.advance(Duration.ofDays(1));
    Rotated third = rotate(second.successor());
    passport.validate(third.successor());
    clock.advance(Duration.ofSeconds(30));

    assertThat(passport.refusal(alice.token())).isEqualTo(Reason.STOLEN);
    assertThat(passport.refusal(third.successor())).isEqualTo(Reason.STOLEN);
  }

  @Test
  void racingRotationsGetTheSameSuccessor() throws Exception {
    List<Callable<Rotation>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      calls.add(() -> passport.rotate.rotate(APP, alice.token()));
    }
    List<Rotation> rotations = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(calls.size())) {
      for (var call : threads.invokeAll(calls)) {
        rotations.add(call.get());
      }
    }

    assertThat(rotations)
        .extracting(rotation -> ((Rotated) rotation).successor().digest())
        .containsOnly(((Rotated) rotations.getFirst()).successor().digest());
  }

  @Test
  void aTokenThatALoginReplacedIsNotDue() {
    SignedIn next = passport.launch(ALICE, alice.token());

    assertThat(passport.rotate.rotate(APP, alice.token())).isEqualTo(new NotDue(Optional.empty()));
    assertThat(((Validation.Valid) passport.validate(alice.token())).rotateDue()).isFalse();
    assertThat(passport.admits(next.token())).isTrue();
  }

  @Test
  void anEndedSessionIsNotRotated() {
    passport.revoke.revoke(APP, alice.token());

    assertThat(passport.rotate.rotate(APP, alice.token())).isEqualTo(new NotValid(Reason.REVOKED));
  }

  @Test
  void revokingByAPredecessorEndsTheSession() {
    Rotated rotated = rotate(alice.token());

    assertThat(passport.revoke.revoke(APP, alice.token())).isEqualTo(new Revocation.Revoked());
    assertThat(passport.refusal(rotated.successor())).isEqualTo(Reason.REVOKED);
  }
}
