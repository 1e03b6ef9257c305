package dev.minipassport.storage.cache;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A store that finds what it is told, tells its commits, counts its loads, holds one back, and
/// fails on request.
final class ScriptedSessions implements Sessions {
  final Map<TokenDigest, Session> rows = new ConcurrentHashMap<>();
  final AtomicInteger loads = new AtomicInteger();
  final AtomicInteger touches = new AtomicInteger();
  volatile boolean failing;

  /// Runs before and after each load has read.
  volatile Runnable aroundReads = () -> {};
  final Commits commits = new Commits();
  private volatile @Nullable Held held;

  /// The next load reads, and then waits before it returns what it read.
  Held holdNextLoad() {
    var load = new Held(new CountDownLatch(1), new CountDownLatch(1));
    held = load;
    return load;
  }

  record Held(CountDownLatch hasRead, CountDownLatch mayReturn) {
    void awaitRead() throws InterruptedException {
      if (!hasRead.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nothing was loaded");
      }
    }

    void release() {
      mayReturn.countDown();
    }
  }

  @Override
  public Optional<Session> findBy(TokenDigest token) {
    loads.incrementAndGet();
    if (failing) {
      throw new Unavailable(Unavailable.Dependency.STORE, Duration.ofSeconds(1));
    }
    aroundReads.run();
    var read = Optional.ofNullable(rows.get(token));
    aroundReads.run();
    Held now = held;
    if (now != null) {
      held = null;
      now.hasRead().countDown();
      await(now.mayReturn());
    }
    return read;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody let the load go");
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public List<Session.Live> of(Identity identity) {
    return List.of();
  }

  @Override
  public void seen(Session.Live session, Instant at) {
    touches.incrementAndGet();
  }

  @Override
  public void presented(Session.Live session, Instant graceEndsAt) {
    rows.put(session.token(), session.presented());
  }

  @Override
  public Trade trade(
      Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt) {
    rows.remove(current.token());
    rows.put(next.token(), next.presented());
    commits.changed(current.identity().id());
    commits.cameIntoBeing(next.token());
    return Trade.TRADED;
  }

  @Override
  public void end(Session.Live session, EndReason reason, Instant at) {
    rows.put(session.token(), new Session.Ended(session.id(), session.app(), reason));
    commits.changed(session.identity().id());
  }

  @Override
  public Ending endOne(Identity identity, SessionId id, Instant at) {
    return Ending.NOT_FOUND;
  }

  @Override
  public void endAll(Identity identity, Instant at) {
    rows.clear();
    commits.changed(identity.id());
  }

  @Override
  public void endOthers(Session.Live kept, Instant at) {
    rows.keySet().retainAll(List.of(kept.token()));
    commits.changed(kept.identity().id());
  }
}
