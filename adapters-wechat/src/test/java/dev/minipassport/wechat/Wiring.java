package dev.minipassport.wechat;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.LoginCode;
import dev.minipassport.wechat.secret.AppCredentials;
import dev.minipassport.wechat.secret.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Random;
import javax.net.ssl.SSLContext;

/// The adapter as tests wire it: one app, one secret, and patience for a slow machine.
final class Wiring {
  static final AppId APP = new AppId("wxtest0123456789");
  static final String SECRET = "canary-secret-5d41402abc4b2a76";
  static final Deadline PATIENT = () -> Duration.ofSeconds(8);

  /// 23:00 in Beijing.
  static final Instant LATE_EVENING = Instant.parse("2026-11-23T15:00:00Z");

  private AppCredentials credentials =
      app -> app.equals(APP) ? Optional.of(Secrets.only(new AppSecret(SECRET))) : Optional.empty();
  private WeChatOptions options;
  private final ManualTicker ticker = new ManualTicker();
  private boolean realTicker = true;

  private Wiring(URI base) {
    options = WeChatOptions.at(base);
    within(Duration.ofSeconds(7));
  }

  static Wiring to(URI base) {
    return new Wiring(base);
  }

  static LoginCode code(String text) {
    return new LoginCode(text);
  }

  Wiring within(Duration totalTimeout) {
    return with(options.fallbackUri(), totalTimeout, options.maxInFlight(), options.trust());
  }

  Wiring orElse(URI fallback) {
    return with(
        Optional.of(fallback), options.totalTimeout(), options.maxInFlight(), options.trust());
  }

  Wiring atMost(int inFlight) {
    return with(options.fallbackUri(), options.totalTimeout(), inFlight, options.trust());
  }

  Wiring trusting(SSLContext trust) {
    return with(
        options.fallbackUri(), options.totalTimeout(), options.maxInFlight(), Optional.of(trust));
  }

  /// Stops time for budgets and breakers.
  Wiring withTimeStopped() {
    realTicker = false;
    return this;
  }

  Wiring withSecrets(AppCredentials others) {
    credentials = others;
    return this;
  }

  ManualTicker ticker() {
    return ticker;
  }

  private Wiring with(
      Optional<URI> fallback, Duration total, int inFlight, Optional<SSLContext> trust) {
    options =
        new WeChatOptions(
            options.baseUri(), fallback, Duration.ofSeconds(5), total, inFlight, trust);
    return this;
  }

  WeChatCodeExchange open() {
    return new WeChatCodeExchange(
        options,
        credentials,
        new Timepieces(
            Clock.fixed(LATE_EVENING, ZoneOffset.UTC),
            realTicker ? System::nanoTime : ticker,
            new Random(7)));
  }
}
