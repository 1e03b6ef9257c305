package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginCode;
import dev.minipassport.login.LoginCodes.Standing;
import dev.minipassport.login.LoginFacts;
import dev.minipassport.login.LoginFacts.Linkage;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// What every implementation of `LoginCodes` does.
public abstract class LoginCodesContract extends StoreContract {
  private static final TokenDigest CODE = new LoginCode("a-code").digest(APP);

  private Standing claim() {
    var now = clock.instant();
    return store
        .loginCodes()
        .claim(CODE, now, now.plus(Duration.ofSeconds(10)), now.plus(LoginTerms.CODE_MEMORY));
  }

  private Standing look(TokenDigest code) {
    return store.loginCodes().look(code, clock.instant());
  }

  @Test
  void anUnknownCodeIsClaimedOnce() {
    assertThat(look(CODE)).isEqualTo(new Standing.Unknown());
    assertThat(claim()).isEqualTo(new Standing.Claimed());
    assertThat(claim()).isEqualTo(new Standing.Pending());
    assertThat(look(CODE)).isEqualTo(new Standing.Pending());
  }

  @Test
  void ofRacingClaimsExactlyOneIsGranted() throws Exception {
    List<Callable<Standing>> claims = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      claims.add(this::claim);
    }
    List<Standing> standings = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(claims.size())) {
      for (var claim : threads.invokeAll(claims)) {
        standings.add(claim.get());
      }
    }

    assertThat(standings)
        .containsOnlyOnce(new Standing.Claimed())
        .filteredOn(new Standing.Pending()::equals)
        .hasSize(15);
  }

  @Test
  void aReleasedCodeMayBeClaimedAgain() {
    claim();
    store.loginCodes().release(CODE);

    assertThat(look(CODE)).isEqualTo(new Standing.Unknown());
    assertThat(claim()).isEqualTo(new Standing.Claimed());
  }

  @Test
  void aSpentCodeIsNotReleased() {
    claim();
    store.loginCodes().spend(CODE);
    store.loginCodes().release(CODE);

    assertThat(claim()).isEqualTo(new Standing.Spent());
  }

  @Test
  void aClaimantThatIsNotHeardOfCountsAsDead() {
    claim();
    clock.advance(Duration.ofSeconds(10));

    assertThat(look(CODE)).isEqualTo(new Standing.Abandoned());
    assertThat(claim()).isEqualTo(new Standing.Abandoned());
  }

  @Test
  void aCodeIsForgottenAfterFiveMinutes() {
    claim();
    store.loginCodes().spend(CODE);
    clock.advance(Duration.ofMinutes(5).minusMillis(1));
    assertThat(claim()).isEqualTo(new Standing.Spent());

    clock.advance(Duration.ofMillis(1));
    assertThat(claim()).isEqualTo(new Standing.Claimed());
  }

  @Test
  void theSameTextIsAnotherCodeInAnotherApp() {
    claim();

    assertThat(look(new LoginCode("a-code").digest(OTHER_APP))).isEqualTo(new Standing.Unknown());
  }

  @Test
  void aCodeThatSignedInGivesItsTokenBackForTenSeconds() {
    LoginCode code = passport.codeOf(ALICE);
    var login = (SignedIn) passport.login(APP, code);
    clock.advance(Duration.ofSeconds(10).minusMillis(1));

    var settled = (Standing.Settled) look(code.digest(APP));

    assertThat(settled.facts()).isEqualTo(new LoginFacts(true, false, Linkage.UNCHANGED));
    assertThat(store.replaySeal().open(settled.token(), code).orElseThrow().digest())
        .isEqualTo(login.token().digest());

    clock.advance(Duration.ofMillis(1));
    assertThat(look(code.digest(APP))).isEqualTo(new Standing.Spent());
  }
}
