package dev.minipassport.app.simulation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.app.Refusal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The clock of a simulator in another process: the real one, moved by as much as the simulator's
/// control API says, asked 20 times a second. While it cannot be asked, the last word counts.
public final class RemoteClock implements InstantSource, AutoCloseable {
  private static final long PAUSE_MILLIS = 50;
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  /// Smaller differences are the time that the question took.
  private static final Duration NOTICEABLE = Duration.ofMillis(500);

  private final ObjectMapper json = new ObjectMapper();
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final HttpRequest question;
  private final InstantSource real;
  private volatile Duration offset = Duration.ZERO;

  private RemoteClock(URI simulator, InstantSource real) {
    this.question =
        HttpRequest.newBuilder(simulator.resolve("/control/clock")).timeout(TIMEOUT).build();
    this.real = real;
  }

  /// Asks once, and refuses to start where nobody answers; then keeps asking.
  public static RemoteClock follow(URI simulator, InstantSource real) throws InterruptedException {
    var clock = new RemoteClock(simulator, real);
    try {
      clock.ask();
    } catch (IOException e) {
      clock.close();
      throw Refusal.failed(
          "No simulator answers on "
              + simulator
              + "; start one with ./minipassport simulate and give its address.",
          e);
    }
    Thread.ofPlatform().daemon().name("simulator-clock").start(clock::keepAsking);
    return clock;
  }

  public Clock asClock() {
    return withZone(ZoneOffset.UTC);
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public void close() {
    closed.countDown();
    http.shutdownNow();
  }

  private void keepAsking() {
    try {
      while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
        askPatiently();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void askPatiently() throws InterruptedException {
    try {
      ask();
    } catch (IOException _) {
      // The last word counts until there is another.
    }
  }

  private void ask() throws IOException, InterruptedException {
    String answer = http.send(question, BodyHandlers.ofString()).body();
    Duration told = Duration.between(real.instant(), now(answer));
    if (told.minus(offset).abs().compareTo(NOTICEABLE) > 0) {
      offset = told;
    }
  }

  private Instant now(String answer) throws IOException {
    try {
      return Instant.parse(json.readTree(answer).path("now").asText());
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IOException("no simulator's answer", e);
    }
  }
}
