package dev.minipassport.wechat;

import static dev.minipassport.wechat.Wiring.APP;
import static dev.minipassport.wechat.Wiring.PATIENT;
import static dev.minipassport.wechat.Wiring.code;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.fault.Fault;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.wechat.WeChatStatistics.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/// A WeChat in trouble is left alone, and found again without help.
@Isolated("it reads what is logged")
final class OverloadTest {
  private static final int OPENS_AFTER = 20;

  private final WeChatSimulator wechat = WeChatSimulator.start();
  private final SimulatedApp app = wechat.registerApp(APP.value(), Wiring.SECRET);

  private Exchange login(WeChatCodeExchange exchange) {
    return exchange.exchange(APP, code(wechat.registerPerson().login(app)), PATIENT);
  }

  private void logins(WeChatCodeExchange exchange, int times) {
    IntStream.range(0, times).forEach(_ -> login(exchange));
  }

  @Test
  void twentyFailuresOpenTheBreakerAndTrialCallsCloseIt() {
    Wiring wiring = Wiring.to(wechat.baseUri()).withTimeStopped();
    try (wechat;
        CapturedLog log = CapturedLog.begin();
        WeChatCodeExchange exchange = wiring.open()) {
      wechat.fail(Fault.GATEWAY_HTML);
      logins(exchange, OPENS_AFTER);

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> login(exchange))
          .satisfies(
              fault ->
                  assertThat(fault.retryAfter())
                      .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(10)));
      assertThat(wechat.count("jscode2session")).isEqualTo(OPENS_AFTER);
      assertThat(exchange.statistics().hosts())
          .containsExactly(new WeChatStatistics.Host("127.0.0.1", "OPEN", 1));

      wechat.heal();
      wiring.ticker().advance(Duration.ofSeconds(11));
      logins(exchange, 5);
      assertThat(exchange.statistics().hosts().getFirst().breaker()).isEqualTo("CLOSED");
      assertThat(log.lines(Level.WARN))
          .contains(
              "breaker of 127.0.0.1 for jscode2session: State transition from CLOSED to OPEN");
    }
  }

  @Test
  void busyAnswersOpenTheBreakerToo() {
    try (wechat;
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).withTimeStopped().open()) {
      wechat.fail(Fault.BUSY);
      logins(exchange, OPENS_AFTER);

      assertThatExceptionOfType(Unavailable.class).isThrownBy(() -> login(exchange));
    }
  }

  @Test
  void refusedCodesSayNothingAgainstTheHost() {
    try (wechat;
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).withTimeStopped().open()) {
      for (int i = 0; i < 2 * OPENS_AFTER; i++) {
        exchange.exchange(APP, code("no-such-code"), PATIENT);
      }

      assertThat(login(exchange)).isInstanceOf(Exchange.Exchanged.class);
    }
  }

  @Test
  void impatientCallersSayNothingAgainstTheHost() {
    try (wechat;
        WeChatCodeExchange exchange = Wiring.to(wechat.baseUri()).open()) {
      wechat.fail(Fault.HANG);
      CompletableFuture<?>[] impatient =
          IntStream.range(0, OPENS_AFTER)
              .mapToObj(
                  i ->
                      CompletableFuture.runAsync(
                          () ->
                              exchange.exchange(
                                  APP, code("code-" + i), () -> Duration.ofMillis(150)),
                          task -> Thread.ofVirtual().start(task)))
              .toArray(CompletableFuture<?>[]::new);
      CompletableFuture.allOf(impatient).join();
      assertThat(exchange.statistics().results()).containsEntry(Result.EXCHANGED, 0L);

      wechat.heal();
      assertThat(login(exchange)).isInstanceOf(Exchange.Exchanged.class);
    }
  }

  @Test
  void anOpenBreakerLeadsToTheSecondHost() {
    try (wechat;
        WeChatSimulator second = WeChatSimulator.start();
        WeChatCodeExchange exchange =
            Wiring.to(wechat.baseUri()).orElse(second.baseUri()).withTimeStopped().open()) {
      wechat.fail(Fault.SERVER_ERROR);
      logins(exchange, OPENS_AFTER);
      SimulatedApp there = second.registerApp(APP.value(), Wiring.SECRET);

      String elsewhere = second.registerPerson().login(there);
      assertThat(exchange.exchange(APP, code(elsewhere), PATIENT))
          .isInstanceOf(Exchange.Exchanged.class);
      assertThat(wechat.count("jscode2session")).isEqualTo(OPENS_AFTER);
    }
  }

  @Test
  void oneTooManyIsTurnedAwayAtOnce() throws IOException, InterruptedException {
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    StubServer.Wire slow = StubServer.waitFor(arrived, go, StubServer.body("{\"errcode\":40029}"));
    try (wechat;
        StubServer server = StubServer.plain(slow);
        WeChatCodeExchange exchange = Wiring.to(server.uri()).atMost(1).open()) {
      CompletableFuture<Exchange> first =
          CompletableFuture.supplyAsync(
              () -> exchange.exchange(APP, code("first"), PATIENT),
              task -> Thread.ofVirtual().start(task));
      arrived.await();
      assertThat(exchange.statistics().inFlight()).isEqualTo(1);

      assertThatExceptionOfType(Unavailable.class)
          .isThrownBy(() -> exchange.exchange(APP, code("second"), PATIENT));
      assertThat(server.requests()).hasSize(1);
      assertThat(exchange.statistics().shed()).isEqualTo(1);

      go.countDown();
      assertThat(first.join()).isEqualTo(new Exchange.Expired());
    }
  }
}
