package dev.minipassport.testkit.history;

import static dev.minipassport.testkit.history.Told.ALICE;
import static dev.minipassport.testkit.history.Told.BOB;
import static dev.minipassport.testkit.history.Told.DONE;
import static dev.minipassport.testkit.history.Told.GONE;
import static dev.minipassport.testkit.history.Told.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.history.Answer.Admitted;
import dev.minipassport.testkit.history.Answer.Nothing;
import dev.minipassport.testkit.history.Answer.Refused;
import dev.minipassport.testkit.history.Answer.Said;
import dev.minipassport.testkit.history.Violation.Promise;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CheckerTest {
  private static final Answer DISPLACED = new Refused("DISPLACED");
  private static final Answer STOLEN = new Refused("STOLEN");

  private static void breaks(Told told, Promise promise) {
    assertThat(told.violations()).extracting(Violation::promise).containsExactly(promise);
  }

  private static void isSound(Told told) {
    assertThat(told.violations()).isEmpty();
  }

  private static Told signedIn() {
    return new Told().login(0, ALICE, "s1", "t1");
  }

  @Test
  void anOrdinaryDayIsSound() {
    isSound(
        signedIn()
            .valid(5, 1, "t1", ALICE, "s1")
            .rotated(10, ALICE, "s1", "t1", "t2")
            .valid(20, 2, "t2", ALICE, "s1")
            .wrote(30, "t2", "Ali", DONE)
            .read(40, "t2", Map.of("nickname", "Ali"))
            .revokedAll(50, 0, "t2", DONE)
            .valid(60, 1, "t2", ALICE, "s1")
            .validated(2_000, 1, "t2", new Refused("REVOKED")));
  }

  @Test
  void anEndMayGoUnnoticedElsewhereForTheLagAndNoLonger() {
    isSound(signedIn().revokedAll(10, 0, "t1", DONE).valid(1_011, 1, "t1", ALICE, "s1"));
    breaks(
        signedIn().revokedAll(10, 0, "t1", DONE).valid(1_012, 1, "t1", ALICE, "s1"),
        Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void theNodeThatAcknowledgedAnEndKnowsIt() {
    breaks(
        signedIn().revokedAll(10, 0, "t1", DONE).valid(12, 0, "t1", ALICE, "s1"),
        Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void aSuspensionEndsWhatThereWas() {
    breaks(
        signedIn().call(10, 0, new Deed.Suspend(ALICE), DONE).valid(2_000, 1, "t1", ALICE, "s1"),
        Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void theEndOfAllOthersLeavesItsOwn() {
    Told told =
        signedIn()
            .login(2, ALICE, "s2", "t2")
            .call(10, 0, new Deed.RevokeOthers("wx1", new Handle("t1")), DONE)
            .valid(2_000, 1, "t1", ALICE, "s1");
    isSound(told);
    breaks(told.valid(2_010, 1, "t2", ALICE, "s2"), Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void aLoginThatCameLaterOrMeanwhileIsNotEnded() {
    isSound(
        signedIn()
            .call(
                10,
                1,
                new Deed.Login(ALICE, new Handle("t2"), Optional.empty()),
                new Admitted("s2", ALICE, Optional.of(new Handle("t2"))))
            .revokedAll(10, 0, "t1", DONE)
            .login(20, ALICE, "s3", "t3")
            .valid(2_000, 1, "t2", ALICE, "s2")
            .valid(2_000, 1, "t3", ALICE, "s3"));
  }

  @Test
  void anEndOfWhichNobodyKnowsMayBeEither() {
    isSound(
        signedIn()
            .revokedAll(10, 0, "t1", LOST)
            .valid(3_000, 1, "t1", ALICE, "s1")
            .validated(4_000, 1, "t1", GONE));
  }

  @Test
  void aSessionThatNobodyEndedIsNotRefused() {
    breaks(signedIn().validated(10, 1, "t1", GONE), Promise.NOTHING_IS_LOST);
    isSound(signedIn().validated(10, 1, "t1", LOST));
  }

  @Test
  void theTokenOfARotationIsNotRefused() {
    breaks(
        signedIn().rotated(10, ALICE, "s1", "t1", "t2").validated(20, 1, "t2", GONE),
        Promise.NOTHING_IS_LOST);
  }

  @Test
  void aTokenThatWasReplacedMayBeRefusedAndIfUsedAfterItsSuccessorEndsIt() {
    isSound(
        signedIn()
            .rotated(10, ALICE, "s1", "t1", "t2")
            .valid(20, 1, "t2", ALICE, "s1")
            .validated(40_000, 1, "t1", STOLEN)
            .validated(40_010, 1, "t2", STOLEN));
    breaks(
        signedIn().rotated(10, ALICE, "s1", "t1", "t2").validated(20, 1, "t2", STOLEN),
        Promise.NOTHING_IS_LOST);
  }

  @Test
  void onlyALoginBeyondTheLimitDisplaces() {
    Told two = signedIn().login(2, ALICE, "s2", "t2");
    breaks(two.validated(10, 1, "t1", DISPLACED), Promise.NOTHING_IS_LOST);
    isSound(
        signedIn()
            .login(2, ALICE, "s2", "t2")
            .login(4, ALICE, "s3", "t3")
            .validated(10, 1, "t1", DISPLACED));
  }

  @Test
  void nobodyIsTakenForSomebodyElse() {
    breaks(signedIn().valid(10, 1, "t1", BOB, "s1"), Promise.NOBODY_ELSE_IS_ADMITTED);
    breaks(signedIn().valid(10, 1, "t1", ALICE, "s9"), Promise.NOBODY_ELSE_IS_ADMITTED);
    breaks(
        new Told()
            .call(
                0,
                0,
                new Deed.Login(ALICE, new Handle("c1"), Optional.empty()),
                new Admitted("s1", BOB, Optional.of(new Handle("t1")))),
        Promise.NOBODY_ELSE_IS_ADMITTED);
  }

  @Test
  void anotherAppRefuses() {
    var elsewhere = new Deed.Validate("wx2", new Handle("t1"));
    isSound(signedIn().call(10, 1, elsewhere, GONE));
    breaks(
        signedIn().call(10, 1, elsewhere, new Admitted("s1", ALICE, Optional.empty())),
        Promise.NOBODY_ELSE_IS_ADMITTED);
  }

  @Test
  void oneCodeGivesOneSession() {
    isSound(signedIn().login(10, ALICE, "t1", "s1", "t1"));
    breaks(signedIn().login(10, ALICE, "t1", "s2", "t2"), Promise.ONE_SESSION_FROM_ONE_CODE);
  }

  @Test
  void whatWasWrittenIsThere() {
    Told told = signedIn().wrote(10, "t1", "Ali", DONE).wrote(20, "t1", "Bo", DONE);
    breaks(told.read(30, "t1", Map.of()), Promise.NOTHING_IS_LOST);
    breaks(
        signedIn()
            .wrote(10, "t1", "Ali", DONE)
            .wrote(20, "t1", "Bo", DONE)
            .read(30, "t1", Map.of("nickname", "Ali")),
        Promise.NOTHING_IS_LOST);
    breaks(signedIn().read(30, "t1", Map.of("nickname", "Ali")), Promise.NOTHING_IS_LOST);
  }

  @Test
  void whatNobodyKnowsMayBeWrittenEarlyLateOrNever() {
    isSound(
        signedIn()
            .wrote(10, "t1", "Ali", LOST)
            .wrote(20, "t1", "Bo", DONE)
            .read(30, "t1", Map.of("nickname", "Bo"))
            .read(40, "t1", Map.of("nickname", "Ali")));
    isSound(signedIn().wrote(10, "t1", "Ali", new Nothing()).read(30, "t1", Map.of()));
  }

  @Test
  void theLedgerHoldsWhatWasAnswered() {
    var ledger = new Deed.ReadLedger("wx1", new Handle("t1"));
    isSound(
        signedIn()
            .wrote(10, "t1", "Ali", DONE)
            .wrote(20, "t1", "Ali", LOST)
            .call(30, 1, ledger, new Said(Map.of("GRANTED", "1"))));
    breaks(
        signedIn()
            .wrote(10, "t1", "Ali", DONE)
            .wrote(20, "t1", "Ali", DONE)
            .call(30, 1, ledger, new Said(Map.of("GRANTED", "1"))),
        Promise.NOTHING_IS_LOST);
  }

  @Test
  void theLagIsFromTheAcknowledgementToTheLastAdmission() {
    Told told =
        signedIn()
            .revokedAll(10, 0, "t1", DONE)
            .valid(100, 1, "t1", ALICE, "s1")
            .validated(200, 1, "t1", GONE)
            .validated(100, 2, "t1", GONE)
            .validated(100, 0, "t1", GONE);

    assertThat(Lags.of(told.calls())).containsExactly(0L, 89_000_000L);
  }
}
