package dev.minipassport.storage.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.session.Session;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// What this node believes of sessions, in memory. It holds digests, ids and instants, no secrets.
///
/// A commit is heard before its callers are answered, so no answer of this node is older than a
/// write that was acknowledged.
public final class NearCache implements CommitListener {
  private static final Duration ABSENCE = Duration.ofSeconds(3);
  private static final int MOST_ABSENT = 50_000;
  private static final int MOST_LOADS = 32;

  private final int mostLoads;
  private final BooleanSupplier upToDate;
  private final Stamps stamps = new Stamps();
  private final Cache<TokenDigest, Answer> present;
  private final Cache<TokenDigest, Answer> absent;

  /// Before a store that nobody else writes to.
  ///
  /// @param mostSessions how many sessions are kept; about half a kilobyte each
  /// @param nanoTime a monotonic clock
  public NearCache(int mostSessions, LongSupplier nanoTime) {
    this(mostSessions, MOST_LOADS, nanoTime, () -> true);
  }

  /// @param mostLoads how many misses ask the store at a time; the rest of its connections are for
  ///     whoever writes
  /// @param upToDate whether this node knows what others changed; while it does not, the cache
  ///     steps aside. Asked on event loops: it must not block
  public NearCache(
      int mostSessions, int mostLoads, LongSupplier nanoTime, BooleanSupplier upToDate) {
    this.mostLoads = mostLoads;
    this.upToDate = upToDate;
    if (mostSessions < 1) {
      throw new IllegalArgumentException("the near cache needs room for at least 1 session");
    }
    this.present = Caffeine.newBuilder().maximumSize(mostSessions).executor(Runnable::run).build();
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
    return believed(present, token).flatMap(Answer::found);
  }

  /// What is believed: a live session, or that there was no such token a moment ago.
  Optional<Answer> known(TokenDigest token) {
    return believed(present, token).or(() -> believed(absent, token));
  }

  /// What was invalidated since the load began is not believed later, so it may as well be kept.
  void keep(TokenDigest token, Answer answer) {
    if (answer.worthKeeping()) {
      present.put(token, answer);
      absent.invalidate(token);
    } else if (answer.found().isEmpty()) {
      absent.put(token, answer);
    }
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

  Stamps stamps() {
    return stamps;
  }

  @Override
  public void changed(IdentityId identity) {
    stamps.invalidate(Stamps.slot(identity));
  }

  @Override
  public void cameIntoBeing(TokenDigest token) {
    stamps.invalidate(Stamps.slot(token));
  }

  long size() {
    present.cleanUp();
    return present.estimatedSize();
  }

  private Optional<Answer> believed(Cache<TokenDigest, Answer> answers, TokenDigest token) {
    return Optional.ofNullable(answers.getIfPresent(token))
        .filter(answer -> answer.believed(stamps) && upToDate.getAsBoolean());
  }
}
