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

/// Sessions with a near cache before them. Writes go straight to the store: what they make stale
/// the cache hears from the commit, also where their caller no longer waits for it.
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
    store.presented(session, graceEndsAt);
  }

  @Override
  public Trade trade(
      Session.Live current, Session.Live next, SealedToken successor, Instant graceEndsAt) {
    return store.trade(current, next, successor, graceEndsAt);
  }

  @Override
  public void end(Session.Live session, EndReason reason, Instant at) {
    store.end(session, reason, at);
  }

  @Override
  public Ending endOne(Identity identity, SessionId id, Instant at) {
    return store.endOne(identity, id, at);
  }

  @Override
  public void endAll(Identity identity, Instant at) {
    store.endAll(identity, at);
  }

  @Override
  public void endOthers(Session.Live kept, Instant at) {
    store.endOthers(kept, at);
  }
}
