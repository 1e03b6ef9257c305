package dev.minipassport.wechat.token;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.wechat.ManualTicker;
import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.WeChatOptions;
import dev.minipassport.wechat.secret.Secrets;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.Executor;

/// Access tokens as tests wire them: time stands until it is moved.
public final class TokenWiring {
  public static final AppId APP = new AppId("wxtest0123456789");
  public static final String SECRET = "canary-secret-5d41402abc4b2a76";
  public static final Deadline PATIENT = () -> Duration.ofSeconds(8);

  /// Who waits like this fails if there is anything to wait for.
  public static final Deadline IN_A_HURRY = () -> Duration.ZERO;

  private final ManualTicker ticker = new ManualTicker();
  private final Queue<Runnable> later = new ArrayDeque<>(16);
  private Optional<Secrets> secrets = Optional.of(Secrets.only(new AppSecret(SECRET)));

  public ManualTicker ticker() {
    return ticker;
  }

  /// 23:00 in Beijing.
  public Timepieces time() {
    return new Timepieces(
        Clock.fixed(Instant.parse("2026-11-23T15:00:00Z"), ZoneOffset.UTC), ticker, new Random(7));
  }

  public static WeChatOptions options(URI base) {
    WeChatOptions defaults = WeChatOptions.at(base);
    return new WeChatOptions(
        base,
        Optional.empty(),
        Duration.ofSeconds(5),
        Duration.ofSeconds(7),
        defaults.maxInFlight(),
        Optional.empty());
  }

  TokenWiring secrets(Secrets others) {
    secrets = Optional.of(others);
    return this;
  }

  TokenWiring withoutSecrets() {
    secrets = Optional.empty();
    return this;
  }

  /// Requests run on threads of their own, as in earnest.
  public AccessTokens open(URI base) {
    return new AccessTokens(options(base), this::secretsOf, time());
  }

  /// Requests run where they are asked for.
  AccessTokens openAtOnce(URI base) {
    return open(base, Runnable::run);
  }

  /// Requests wait for [#runWhatWaits()].
  AccessTokens openLater(URI base) {
    return open(base, later::add);
  }

  AccessTokens open(URI base, Executor background) {
    return new AccessTokens(options(base), this::secretsOf, time(), background);
  }

  private Optional<Secrets> secretsOf(AppId app) {
    return app.equals(APP) ? secrets : Optional.empty();
  }

  int waiting() {
    return later.size();
  }

  void runWhatWaits() {
    for (Runnable task = later.poll(); task != null; task = later.poll()) {
      task.run();
    }
  }
}
