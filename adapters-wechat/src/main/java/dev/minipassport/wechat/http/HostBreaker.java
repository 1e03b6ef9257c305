package dev.minipassport.wechat.http;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.github.resilience4j.circuitbreaker.event.CircuitBreakerOnStateTransitionEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Stops asking a host that fails half of at least 20 calls within 10 s; asks again with up to 5
/// calls after 5 to 10 s, drawn at random so that nodes do not return at once. Trials of which
/// nothing is heard for a minute count as failed.
public final class HostBreaker {
  private static final Logger LOG = LoggerFactory.getLogger(HostBreaker.class);
  private static final int WINDOW_SECONDS = 10;
  private static final int FEWEST_CALLS = 20;
  private static final float FAILING_PERCENT = 50;
  private static final int TRIAL_CALLS = 5;
  private static final long SHORTEST_MILLIS = 5_000;
  private static final long LONGEST_MILLIS = 10_000;

  /// What a caller is told to wait while the trial calls decide.
  private static final Duration TRIAL = Duration.ofSeconds(1);

  /// Longer than any exchange may take.
  private static final Duration LONGEST_TRIAL = Duration.ofMinutes(1);

  private final LongAdder refused = new LongAdder();
  private final AtomicReference<Instant> reopens = new AtomicReference<>(Instant.EPOCH);
  private final AtomicReference<Instant> trialsBegan = new AtomicReference<>(Instant.EPOCH);
  private final Clock clock;
  private final RandomGenerator random;
  private final CircuitBreaker breaker;

  public HostBreaker(String host, LongSupplier ticker, RandomGenerator random) {
    this.clock = new MonotonicClock(ticker);
    this.random = random;
    this.breaker =
        CircuitBreaker.of(
            host,
            CircuitBreakerConfig.custom()
                .slidingWindow(WINDOW_SECONDS, FEWEST_CALLS, SlidingWindowType.TIME_BASED)
                .failureRateThreshold(FAILING_PERCENT)
                .permittedNumberOfCallsInHalfOpenState(TRIAL_CALLS)
                .waitIntervalFunctionInOpenState(_ -> openFor())
                .recordResult(Health.FAILING::equals)
                .clock(clock)
                .currentTimestampFunction(Clock::millis, TimeUnit.MILLISECONDS)
                .build());
    breaker.getEventPublisher().onStateTransition(this::changed);
  }

  private void changed(CircuitBreakerOnStateTransitionEvent event) {
    LOG.warn("breaker of {}: {}", breaker.getName(), event.getStateTransition());
    if (event.getStateTransition().getToState() == State.HALF_OPEN) {
      trialsBegan.set(clock.instant());
    }
  }

  private long openFor() {
    long millis = random.nextLong(SHORTEST_MILLIS, LONGEST_MILLIS + 1);
    reopens.set(clock.instant().plusMillis(millis));
    return millis;
  }

  /// Whether the host may be asked now. Whoever is told yes reports one of the three ends below.
  public boolean admits() {
    boolean admitted = breaker.tryAcquirePermission();
    if (!admitted) {
      refused.increment();
      giveUpSilentTrials();
    }
    return admitted;
  }

  private void giveUpSilentTrials() {
    boolean silent =
        Duration.between(trialsBegan.get(), clock.instant()).compareTo(LONGEST_TRIAL) > 0;
    if (breaker.getState() == State.HALF_OPEN && silent) {
      breaker.transitionToOpenState();
    }
  }

  /// The host answered as a host in good health does, though perhaps with a refusal.
  public void healthy() {
    breaker.onResult(0, TimeUnit.MILLISECONDS, Health.GOOD);
  }

  public void failing() {
    breaker.onResult(0, TimeUnit.MILLISECONDS, Health.FAILING);
  }

  /// The call says nothing about the host.
  public void undecided() {
    breaker.releasePermission();
  }

  /// How long a caller who was not admitted had better wait: at least a second.
  public Duration retryAfter() {
    Duration left = Duration.between(clock.instant(), reopens.get());
    return left.compareTo(TRIAL) > 0 ? left : TRIAL;
  }

  /// `CLOSED`, `OPEN` or `HALF_OPEN`.
  public String state() {
    return breaker.getState().name();
  }

  /// How many calls were not admitted so far.
  public long refused() {
    return refused.sum();
  }

  private enum Health {
    GOOD,
    FAILING
  }
}
