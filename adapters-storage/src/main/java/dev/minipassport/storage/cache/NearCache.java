package dev.minipassport.storage.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/// What this node believes of sessions, in memory. It holds digests, ids and instants, no secrets.
///
/// A commit is heard before its callers are answered, so no answer of this node is older than a
/// write that was acknowledged here. Of what other nodes wrote it knows as much as its [Belief]
/// says. Whether that holds is asked first, and then whether an answer was invalidated: what was
/// told between the two is then seen, and what was not is younger than the lag.
public final class NearCache implements CommitListener {
  private static final Duration ABSENCE = Duration.ofSeconds(3);
  private static final int MOST_ABSENT = 50_000;
  private static final Duration LEAST_LIFE = Duration.ofMinutes(5);
  private static final int MOST_LOADS = 32;

  private final int mostLoads;
  private final Belief belief;
  private final LongSupplier nanoTime;
  private final LongAdder bypasses = new LongAdder();
  private final LongAdder droppedLoads = new LongAdder();
  private final Stamps stamps = new Stamps();
  private final Cache<TokenDigest, Answer> present;
  private final Cache<TokenDigest, Answer> absent;

  /// Before a store that nobody else writes to.
  ///
  /// @param mostSessions how many sessions are kept; about half a kilobyte each
  /// @param nanoTime a monotonic clock
  public NearCache(int mostSessions, LongSupplier nanoTime) {
    this(mostSessions, MOST_LOADS, nanoTime, Belief.ALWAYS);
  }

  /// @param mostLoads how many misses ask the store at a time; the rest of its connections are for
  ///     whoever writes
  /// @param belief while it does not hold, the cache steps aside
  public NearCache(int mostSessions, int mostLoads, LongSupplier nanoTime, Belief belief) {
    this.mostLoads = mostLoads;
    this.nanoTime = nanoTime;
    this.belief = belief;
    if (mostSessions < 1) {
      throw new IllegalArgumentException("the near cache needs room for at least 1 session");
    }
    this.present =
        Caffeine.newBuilder()
            .maximumSize(mostSessions)
            .expireAfter(Expiry.creating((TokenDigest token, Answer _) -> life(token)))
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .build();
    this.absent =
        Caffeine.newBuilder()
            .maximumSize(MOST_ABSENT)
            .expireAfterWrite(ABSENCE)
            .ticker(nanoTime::getAsLong)
            .executor(Runnable::run)
            .build();
  }

  /// Stands before the sessions of one store and hears its commits.
  public Sessions before(Sessions store, Commits commits) {
    commits.tell(this);
    return new CachedSessions(store, this);
  }

  /// A live session that is believed; empty says nothing.
  Optional<Session> present(TokenDigest token) {
    return belief.holds() ? believed(present, token).flatMap(Answer::found) : Optional.empty();
  }

  /// What is believed: a live session, or that there was no such token a moment ago.
  Optional<Answer> known(TokenDigest token) {
    return belief.holds()
        ? believed(present, token).or(() -> believed(absent, token))
        : Optional.empty();
  }

  /// What was invalidated since the load began is not believed later, so it may as well be kept.
  ///
  /// Where it says that a session which is kept is no more, another node ended it and the news is
  /// on its way: it is gone from here at once, and no load that did not begin after an invalidation
  /// brings it back. A token that comes into being is one.
  void keep(TokenDigest token, Answer answer) {
    if (!answer.believed(stamps)) {
      droppedLoads.increment();
    }
    if (answer.worthKeeping()) {
      present.put(token, answer);
      Answer missed = absent.getIfPresent(token);
      if (missed != null && missed.isNoEarlierThan(answer)) {
        present.invalidate(token);
      } else {
        absent.invalidate(token);
      }
      return;
    }
    if (answer.found().isEmpty()) {
      absent.put(token, answer);
    }
    if (answer.over()) {
      stamps.invalidate(Stamps.slot(token));
    }
    Answer held = present.getIfPresent(token);
    if (held != null) {
      held.disown(stamps);
      present.invalidate(token);
    }
  }

  /// What a load notes before it begins.
  long begin() {
    if (!belief.holds()) {
      bypasses.increment();
    }
    return stamps.begin();
  }

  /// Notes a use, so that it is not offered to the store again and again.
  void seen(Session.Live session, Instant at) {
    Answer answer = present.getIfPresent(session.token());
    if (answer != null) {
      answer.noteUse(at);
    }
  }

  int mostLoads() {
    return mostLoads;
  }

  long nanoTime() {
    return nanoTime.getAsLong();
  }

  Duration lag() {
    return belief.lag();
  }

  public CacheStatistics statistics() {
    return new CacheStatistics(present.estimatedSize(), bypasses.sum(), droppedLoads.sum());
  }

  Stamps stamps() {
    return stamps;
  }

  @Override
  public void changed(IdentityId identity) {
    stamps.invalidate(Stamps.slot(identity));
  }

  @Override
  public void anything() {
    stamps.invalidateAll();
  }

  @Override
  public void cameIntoBeing(TokenDigest token) {
    stamps.invalidate(Stamps.slot(token));
  }

  long size() {
    present.cleanUp();
    return present.estimatedSize();
  }

  /// What is kept is looked up again by and by, though nothing is known against it; not all of what
  /// came in together at the same time.
  private static Duration life(TokenDigest token) {
    return LEAST_LIFE.plusNanos((long) (LEAST_LIFE.toNanos() * Stamps.share(token)));
  }

  private Optional<Answer> believed(Cache<TokenDigest, Answer> answers, TokenDigest token) {
    return Optional.ofNullable(answers.getIfPresent(token))
        .filter(answer -> answer.believed(stamps));
  }
}
