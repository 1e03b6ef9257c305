package dev.minipassport.storage.cache;

import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.session.Session;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/// The loads under way: one for each token, however many callers miss it, and a bounded number at a
/// time.
final class Loads {
  private static final Duration PATIENCE = Duration.ofMillis(250);
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final ConcurrentHashMap<TokenDigest, Load> underWay = new ConcurrentHashMap<>();
  private final Semaphore permits;
  private final NearCache cache;
  private final Function<TokenDigest, Optional<Session>> source;

  Loads(NearCache cache, Function<TokenDigest, Optional<Session>> source) {
    this.cache = cache;
    this.source = source;
    this.permits = new Semaphore(cache.mostLoads());
  }

  /// Joins a load of the token if nothing was invalidated since that began, loads otherwise.
  Answer shared(TokenDigest token) {
    long now = cache.stamps().begin();
    var own = new Load(now, new CompletableFuture<>());
    Load load =
        underWay.compute(token, (_, other) -> other != null && other.begun() == now ? other : own);
    return load.equals(own) ? lead(token, own) : joined(load);
  }

  /// Loads, whatever is under way or known.
  Answer alone(TokenDigest token) {
    return load(token, cache.stamps().begin());
  }

  /// A load that ended since the caller missed has left its answer in the cache.
  private Answer lead(TokenDigest token, Load own) {
    try {
      Answer answer = cache.known(token).orElseGet(() -> load(token, own.begun()));
      own.answer().complete(answer);
      return answer;
    } catch (RuntimeException | Error e) {
      own.answer().completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(token, own);
    }
  }

  private Answer load(TokenDigest token, long begun) {
    acquire();
    try {
      Answer answer = Answer.of(token, source.apply(token), begun);
      cache.keep(token, answer);
      return answer;
    } finally {
      permits.release();
    }
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Dependency.STORE, RETRY, e);
    }
    throw new Overloaded(RETRY);
  }

  private static Answer joined(Load load) {
    try {
      return load.answer().get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Dependency.STORE, RETRY, e);
    } catch (ExecutionException | TimeoutException e) {
      throw new Unavailable(Dependency.STORE, RETRY, e);
    }
  }

  private record Load(long begun, CompletableFuture<Answer> answer) {}
}
