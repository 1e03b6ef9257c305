package dev.minipassport.storage.cache;

import dev.minipassport.identity.Identity;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import dev.minipassport.session.Sessions;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Sessions with a near cache before them. Every write invalidates its identity before it begins
/// and after it ended, also where its outcome is not known.
final class CachedSessions implements Sessions {
  private final Sessions store;
  private final NearCache cache;
  private final Loads loads;

  CachedSessions(Sessions store, NearCache cache) {
    this.store = store;
    this.cache = cache;
    this.loads = new Loads(cache, store::reread);
  }

  @Override
  public Optional<Session> findWarm(TokenDigest token) {
    return cache.present(token);
  }

  @Override
  public Optional<Session> findBy(TokenDigest token) {
    return cache.known(token).orElseGet(() -> loads.shared(token)).found();
  }

  @Override
  public Optional<Session> reread(TokenDigest token) {
    return loads.alone(token).found();
  }

  @Override
  public List<Session.Live> of(Identity identity) {
    return store.of(identity);
  }

  @Override
  public void seen(Session.Live session, Instant at) {
    cache.seen(session, at);
    store.seen(session, at);
  }

  @Override
  public void presented(Session.Live session, Instant graceEndsAt) {
    around(session.identity(), () -> store.presented(session, graceEndsAt));
  }

  @Override
  public Trade trade(
      Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt) {
    try {
      return around(current.identity(), () -> store.trade(current, next, successor, graceEndsAt));
    } finally {
      cache.invalidate(next.token());
    }
  }

  @Override
  public void end(Session.Live session, EndReason reason, Instant at) {
    around(session.identity(), () -> store.end(session, reason, at));
  }

  @Override
  public Ending endOne(Identity identity, SessionId id, Instant at) {
    return around(identity, () -> store.endOne(identity, id, at));
  }

  @Override
  public void endAll(Identity identity, Instant at) {
    around(identity, () -> store.endAll(identity, at));
  }

  @Override
  public void endOthers(Session.Live kept, Instant at) {
    around(kept.identity(), () -> store.endOthers(kept, at));
  }

  private void around(Identity identity, Runnable write) {
    boolean _ =
        around(
            identity,
            () -> {
              write.run();
              return true;
            });
  }

  private <T> T around(Identity identity, Supplier<T> write) {
    cache.invalidate(identity);
    try {
      return write.get();
    } finally {
      cache.invalidate(identity);
    }
  }
}
