package dev.minipassport.storage.cache;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
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
import java.util.function.Supplier;

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

  /// Joins a load of the token if nothing was invalidated since that began, and it is no older than
  /// what other nodes change may go unnoticed; loads otherwise.
  Answer shared(TokenDigest token) {
    var own = new Load(cache.stamps().begin(), cache.nanoTime(), new CompletableFuture<>());
    Load load =
        underWay.compute(
            token, (_, other) -> other != null && own.mayJoin(other, cache.lag()) ? other : own);
    return load.equals(own) ? lead(token, own) : joined(token, load);
  }

  /// Loads, whatever is under way or known.
  Answer alone(TokenDigest token) {
    return permitted(() -> load(token));
  }

  /// A load that ended since the caller missed, or while it waited for its turn, has left its
  /// answer in the cache: a queue for one token dissolves with the first answer.
  private Answer lead(TokenDigest token, Load own) {
    try {
      return cache
          .known(token)
          .map(own::left)
          .orElseGet(() -> permitted(() -> lookAgain(token, own)));
    } catch (RuntimeException | Error e) {
      // First of all: whoever is told of the failure may ask anew, and must not join it again.
      underWay.remove(token, own);
      own.answer().completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(token, own);
    }
  }

  private Answer lookAgain(TokenDigest token, Load own) {
    return cache.known(token).map(own::left).orElseGet(() -> own.loaded(load(token)));
  }

  /// Others may have joined it who wait longer than this caller.
  private Answer load(TokenDigest token) {
    long begun = cache.begin();
    Answer answer = Answer.of(token, Deadline.NONE.bounds(() -> source.apply(token)), begun);
    cache.keep(token, answer);
    return answer;
  }

  private Answer permitted(Supplier<Answer> work) {
    acquire();
    try {
      if (Deadline.current().passed()) {
        throw new CallerGone();
      }
      return work.get();
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

  /// What was in the cache when the leader looked may have been told untrue before this caller
  /// came: so it looks for itself.
  private Answer joined(TokenDigest token, Load load) {
    try {
      return load.answer()
          .get(LIMIT.toNanos(), TimeUnit.NANOSECONDS)
          .or(() -> cache.known(token))
          .orElseGet(() -> alone(token));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Unavailable(Dependency.STORE, RETRY, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CallerGone) {
        return shared(token);
      }
      throw e.getCause() instanceof Overloaded
          ? new Overloaded(RETRY)
          : new Unavailable(Dependency.STORE, RETRY, e);
    } catch (TimeoutException e) {
      throw new Unavailable(Dependency.STORE, RETRY, e);
    }
  }

  /// @param begun what the counter of [Stamps] was
  /// @param since when that was
  /// @param answer empty where there was nothing to load
  private record Load(long begun, long since, CompletableFuture<Optional<Answer>> answer) {
    boolean mayJoin(Load other, Duration lag) {
      return other.begun == begun && since - other.since <= lag.toNanos();
    }

    Answer loaded(Answer found) {
      boolean _ = answer.complete(Optional.of(found));
      return found;
    }

    Answer left(Answer found) {
      boolean _ = answer.complete(Optional.empty());
      return found;
    }
  }
}
