package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.AppCredentialsRejected;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.wechat.secret.Secrets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// While one secret replaces another, people go on signing in.
final class SecretRotationTest {
  private static final AppSecret OLD = new AppSecret("old-secret-0123456789");
  private static final AppSecret NEW = new AppSecret("new-secret-0123456789");

  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final SimulatedApp app =
      wechat.registerApp(APP.value(), OLD.use(text -> text), "owner-1");
  private final AtomicReference<Optional<Secrets>> secrets =
      new AtomicReference<>(Optional.of(Secrets.only(OLD)));
  private final WeChatCodeExchange exchange =
      Wiring.to(wechat.baseUri()).withSecrets(_ -> secrets.get()).open();

  @AfterEach
  void close() {
    exchange.close();
    wechat.close();
  }

  private Exchange login() {
    return exchange.exchange(APP, code(wechat.registerPerson().login(app)), PATIENT);
  }

  private void rotate() {
    secrets.set(Optional.of(new Secrets(NEW, Optional.of(OLD))));
  }

  @Test
  void aSecretThatWeChatDoesNotKnowYetCostsOneMoreRequestOnce() {
    rotate();

    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
    assertThat(wechat.count("jscode2session")).isEqualTo(2);
    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
    assertThat(wechat.count("jscode2session")).isEqualTo(3);
  }

  @Test
  void theOldSecretIsSentUntilItFailsAndTheNewOneFromThenOn() {
    rotate();
    Exchange _ = login();
    app.changeSecret(NEW.use(text -> text));

    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
    assertThat(wechat.count("jscode2session")).isEqualTo(4);
    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
    assertThat(wechat.count("jscode2session")).isEqualTo(5);
  }

  @Test
  void aSecretGivenWhileTheServiceRunsIsUsedAtOnce() {
    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
    app.changeSecret(NEW.use(text -> text));
    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::login);

    secrets.set(Optional.of(Secrets.only(NEW)));

    assertThat(login()).isInstanceOf(Exchange.Exchanged.class);
  }

  @Test
  void whereBothAreRefusedNobodyAsksAThirdTime() {
    rotate();
    app.changeSecret("a-third-secret");

    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::login);
    assertThat(wechat.count("jscode2session")).isEqualTo(2);
  }

  @Test
  void anotherRefusalIsNoReasonToTryTheOtherSecret() {
    rotate();
    app.changeSecret(NEW.use(text -> text));
    app.freeze(40243);

    assertThatExceptionOfType(AppCredentialsRejected.class).isThrownBy(this::login);
    assertThat(wechat.count("jscode2session")).isEqualTo(1);
  }

  @Test
  void anAppWhoseSecretsAreGoneIsNotServed() {
    secrets.set(Optional.empty());

    assertThatExceptionOfType(UnknownApp.class).isThrownBy(this::login);
  }
}
