package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static dev.minipassport.testkit.Passport.PATIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.testkit.Passport;
import org.junit.jupiter.api.Test;

/// What every implementation of `CodeExchange` does, towards a platform that serves `Passport.APP`
/// and `Passport.OTHER_APP`.
public abstract class CodeExchangeContract {

  protected abstract CodeExchange exchange();

  /// A fresh code of the person in the app.
  protected abstract LoginCode codeOf(AppId app, OpenId person);

  /// The platform is busy for exactly one call.
  protected abstract void busyOnce();

  @Test
  void aCodeSaysWhoThePersonIs() {
    var person = (Exchange.Exchanged) exchange().exchange(APP, codeOf(APP, ALICE), PATIENT);

    assertThat(person.openId()).isEqualTo(ALICE);
    assertThat(person.unionId()).isEmpty();
  }

  @Test
  void aCodeWorksOnce() {
    LoginCode code = codeOf(APP, ALICE);
    exchange().exchange(APP, code, PATIENT);

    assertThat(exchange().exchange(APP, code, PATIENT)).isEqualTo(new Exchange.Used());
  }

  @Test
  void aCodeNobodyGaveIsExpired() {
    assertThat(exchange().exchange(APP, new LoginCode("nobody-gave-this"), PATIENT))
        .isEqualTo(new Exchange.Expired());
  }

  @Test
  void aCodeOfAnotherAppIsExpired() {
    assertThat(exchange().exchange(OTHER_APP, codeOf(APP, ALICE), PATIENT))
        .isEqualTo(new Exchange.Expired());
  }

  @Test
  void aBusyPlatformSaysSo() {
    LoginCode code = codeOf(APP, ALICE);
    busyOnce();

    assertThat(exchange().exchange(APP, code, PATIENT)).isEqualTo(new Exchange.Busy());
    assertThat(exchange().exchange(APP, code, PATIENT)).isInstanceOf(Exchange.Exchanged.class);
  }

  @Test
  void anAppWithoutCredentialsIsUnknown() {
    assertThatThrownBy(
            () -> exchange().exchange(new AppId("wx-nobody"), new LoginCode("c"), PATIENT))
        .isInstanceOf(UnknownApp.class);
  }

  @Test
  void aCallerWhoIsGoneSpendsNoCode() {
    LoginCode code = codeOf(APP, ALICE);

    assertThatThrownBy(() -> exchange().exchange(APP, code, Passport.GONE))
        .isInstanceOf(CallerGone.class);
    assertThat(exchange().exchange(APP, code, PATIENT)).isInstanceOf(Exchange.Exchanged.class);
  }
}
