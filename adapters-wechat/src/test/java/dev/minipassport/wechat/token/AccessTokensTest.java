package dev.minipassport.wechat.token;

import static dev.minipassport.wechat.token.TokenWiring.APP;
import static dev.minipassport.wechat.token.TokenWiring.IN_A_HURRY;
import static dev.minipassport.wechat.token.TokenWiring.PATIENT;
import static dev.minipassport.wechat.token.TokenWiring.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.LoginCode;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.wechat.WeChatCodeExchange;
import dev.minipassport.wechat.secret.Secrets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A token is asked for once, replaced in good time, and kept through bad times.
final class AccessTokensTest {
  private static final Duration LIFETIME = Duration.ofHours(2);

  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final TokenWiring wiring = new TokenWiring();

  @BeforeEach
  void register() {
    SimulatedApp _ = wechat.registerApp(APP.value(), SECRET);
  }

  @AfterEach
  void close() {
    wechat.close();
  }

  private void pass(Duration time) {
    wechat.clock().advance(time);
    wiring.ticker().advance(time);
  }

  private long asked() {
    return wechat.count("stable_token");
  }

  private static String text(AccessToken token) {
    return token.use(text -> text);
  }

  private static List<AccessToken> manyAtOnce(int callers, AccessTokens tokens) {
    List<CompletableFuture<AccessToken>> all =
        IntStream.range(0, callers)
            .mapToObj(
                _ ->
                    CompletableFuture.supplyAsync(
                        () -> tokens.of(APP, PATIENT), task -> Thread.ofVirtual().start(task)))
            .toList();
    return all.stream().map(CompletableFuture::join).toList();
  }

  @Test
  void theSameTokenServesUntilItIsDue() {
    try (AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      AccessToken first = tokens.of(APP, PATIENT);
      pass(LIFETIME.minusMinutes(5).minusSeconds(1));

      assertThat(tokens.of(APP, PATIENT)).isSameAs(first);
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void aHundredCallersWithoutATokenAskOnce() {
    try (AccessTokens tokens = wiring.open(wechat.baseUri())) {
      assertThat(manyAtOnce(100, tokens)).hasSize(100).containsOnly(tokens.of(APP, PATIENT));
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void aHundredCallersAtExpiryAskOnce() {
    try (AccessTokens tokens = wiring.open(wechat.baseUri())) {
      AccessToken old = tokens.of(APP, PATIENT);
      pass(LIFETIME);

      assertThat(manyAtOnce(100, tokens)).doesNotContain(old).hasSize(100);
      assertThat(asked()).isEqualTo(2);
    }
  }

  @Test
  void whoeverUsesATokenThatIsDueGetsItAtOnceAndHasItReplaced() {
    try (AccessTokens tokens = wiring.openLater(wechat.baseUri())) {
      AccessToken first = tokenFrom(tokens);
      pass(LIFETIME.minusMinutes(4));

      for (int i = 0; i < 100; i++) {
        assertThat(tokens.of(APP, IN_A_HURRY)).isSameAs(first);
      }
      assertThat(wiring.waiting()).isEqualTo(1);
      wiring.runWhatWaits();
      assertThat(text(tokens.of(APP, IN_A_HURRY))).isNotEqualTo(text(first));
      assertThat(asked()).isEqualTo(2);
    }
  }

  private AccessToken tokenFrom(AccessTokens tokens) {
    assertThatExceptionOfType(CallerGone.class).isThrownBy(() -> tokens.of(APP, IN_A_HURRY));
    wiring.runWhatWaits();
    return tokens.of(APP, IN_A_HURRY);
  }

  @Test
  void anAppThatIsUsedNeverWaits() {
    try (AccessTokens tokens = wiring.openLater(wechat.baseUri())) {
      AccessToken _ = tokenFrom(tokens);
      for (int minute = 0; minute < 24 * 60; minute++) {
        pass(Duration.ofMinutes(1));
        AccessToken _ = tokens.of(APP, IN_A_HURRY);
        wiring.runWhatWaits();
      }

      assertThat(asked()).isBetween(12L, 14L);
    }
  }

  @Test
  void aCallerWhoGivesUpLeavesTheRequestToTheOthers() {
    try (AccessTokens tokens = wiring.openLater(wechat.baseUri())) {
      AccessToken token = tokenFrom(tokens);

      assertThat(text(token)).isNotEmpty();
      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void aCallerWhoWaitsInVainButIsNotGoneIsToldToComeBack() {
    try (AccessTokens tokens = wiring.openLater(wechat.baseUri())) {
      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> tokens.of(APP, () -> Duration.ofNanos(1)));
    }
  }

  @Test
  void whileTheEndpointIsDeadTheTokenServesAsLongAsItLives() {
    try (AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      AccessToken token = tokens.of(APP, PATIENT);
      wechat.fail(Fault.SERVER_ERROR.on("stable_token"));
      pass(LIFETIME.minusMinutes(5));
      for (int second = 1; second < 300; second++) {
        pass(Duration.ofSeconds(1));
        assertThat(tokens.of(APP, PATIENT)).isSameAs(token);
      }
      pass(Duration.ofSeconds(1));
      for (int second = 0; second < 300; second++) {
        pass(Duration.ofSeconds(1));
        assertThatExceptionOfType(Unavailable.class)
            .isThrownBy(() -> tokens.of(APP, PATIENT))
            .satisfies(
                fault ->
                    assertThat(fault.retryAfter())
                        .isBetween(Duration.ofSeconds(1), Duration.ofSeconds(60)));
      }
      assertThat(asked()).isBetween(8L, 20L);

      wechat.heal();
      pass(Duration.ofSeconds(60));
      assertThat(text(tokens.of(APP, PATIENT))).isNotEqualTo(text(token));
    }
  }

  @Test
  void onlyTheTokenThatWasUsedIsDropped() {
    try (AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      AccessToken first = tokens.of(APP, PATIENT);
      pass(LIFETIME);
      AccessToken second = tokens.of(APP, PATIENT);

      tokens.expire(APP, first);
      assertThat(tokens.of(APP, PATIENT)).isSameAs(second);
      tokens.expire(APP, second);
      assertThat(tokens.of(APP, PATIENT)).isNotSameAs(second);
      assertThat(asked()).isEqualTo(3);
    }
  }

  @Test
  void aTokenThatWeChatRefusesAndGivesAgainIsNotAskedForInALoop() {
    try (AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      tokens.expire(APP, tokens.of(APP, PATIENT));
      AccessToken again = tokens.of(APP, PATIENT);
      tokens.expire(APP, again);

      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> tokens.of(APP, PATIENT));
      assertThat(asked()).isEqualTo(2);
      pass(Duration.ofSeconds(1));
      assertThat(text(tokens.of(APP, PATIENT))).isEqualTo(text(again));
    }
  }

  @Test
  void anAppThatIsNotServedIsNotAskedFor() {
    try (AccessTokens tokens = wiring.openAtOnce(wechat.baseUri())) {
      assertThatExceptionOfType(UnknownApp.class)
          .isThrownBy(() -> tokens.of(new AppId("wxanother"), PATIENT));
      AccessToken token = tokens.of(APP, PATIENT);
      wiring.withoutSecrets();
      assertThatExceptionOfType(UnknownApp.class).isThrownBy(() -> tokens.of(APP, PATIENT));
      tokens.expire(APP, token);

      assertThat(asked()).isEqualTo(1);
    }
  }

  @Test
  void whereNoThreadCanBeHadTheNextCallerTriesAgain() {
    AtomicInteger tries = new AtomicInteger();
    Executor full =
        task -> {
          if (tries.incrementAndGet() == 1) {
            throw new RejectedExecutionException("no thread");
          }
          task.run();
        };
    try (AccessTokens tokens = wiring.open(wechat.baseUri(), full)) {
      assertThatExceptionOfType(RejectedExecutionException.class)
          .isThrownBy(() -> tokens.of(APP, PATIENT));

      assertThat(tokens.of(APP, PATIENT)).isNotNull();
    }
  }

  @Test
  void afterTheEndNoTokenIsAskedFor() {
    AccessTokens tokens = wiring.open(wechat.baseUri());
    tokens.close();

    assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> tokens.of(APP, PATIENT));
    assertThat(asked()).isZero();
  }

  @Test
  void loginsDoNotNeedAToken() {
    SimulatedApp app = wechat.registerApp("wxlogin0123456789", SECRET);
    wechat.fail(Fault.HANG.on("stable_token"));
    try (AccessTokens tokens = wiring.openLater(wechat.baseUri());
        WeChatCodeExchange exchange =
            new WeChatCodeExchange(
                TokenWiring.options(wechat.baseUri()),
                _ -> Optional.of(Secrets.only(new AppSecret(SECRET))),
                wiring.time())) {
      assertThatExceptionOfType(CallerGone.class).isThrownBy(() -> tokens.of(APP, IN_A_HURRY));

      assertThat(
              exchange.exchange(
                  new AppId(app.id()), new LoginCode(wechat.registerPerson().login(app)), PATIENT))
          .isInstanceOf(CodeExchange.Exchange.Exchanged.class);
    }
  }
}
