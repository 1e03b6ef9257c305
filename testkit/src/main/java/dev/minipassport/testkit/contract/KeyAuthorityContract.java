package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.Identity;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.KeyAuthority;
import dev.minipassport.userdata.KeyAuthority.Resetting;
import dev.minipassport.userdata.KeyAuthority.Standing;
import org.junit.jupiter.api.Test;

/// What every implementation of `KeyAuthority` does.
public abstract class KeyAuthorityContract {

  protected abstract KeyAuthority authority();

  protected abstract Identity person();

  /// The key of the person's last login.
  protected abstract SessionKey key();

  /// From now on that key is outdated.
  protected abstract void expire();

  /// From now on nobody learns what a reset did.
  protected abstract void fallSilent();

  @Test
  void theKeyOfTheLastLoginIsCurrent() {
    assertThat(authority().check(person(), key(), PATIENT)).isEqualTo(Standing.CURRENT);
  }

  @Test
  void aKeyThatIsNoLongerTheOneIsOutdated() {
    SessionKey old = key();
    expire();

    assertThat(authority().check(person(), old, PATIENT)).isEqualTo(Standing.OUTDATED);
    assertThat(authority().reset(person(), old, PATIENT)).isEqualTo(new Resetting.Outdated());
  }

  @Test
  void aResetPutsAnotherKeyInItsPlace() {
    SessionKey old = key();
    SessionKey fresh = ((Resetting.Reset) authority().reset(person(), old, PATIENT)).fresh();

    assertThat(authority().check(person(), fresh, PATIENT)).isEqualTo(Standing.CURRENT);
    assertThat(authority().check(person(), old, PATIENT)).isEqualTo(Standing.OUTDATED);
    assertThat(authority().reset(person(), old, PATIENT)).isEqualTo(new Resetting.Outdated());
    assertThat(authority().reset(person(), fresh, PATIENT)).isInstanceOf(Resetting.Reset.class);
  }

  @Test
  void ofAResetWhoseAnswerIsLostNothingIsKnown() {
    fallSilent();

    assertThat(authority().reset(person(), key(), PATIENT)).isEqualTo(new Resetting.Unknown());
  }
}
