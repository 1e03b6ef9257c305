package dev.minipassport.storage.cache;

import dev.minipassport.handoff.Handoffs;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.Session;
import dev.minipassport.token.TokenDigest;
import java.time.Instant;
import java.util.Optional;

/// Tickets of which the cache hears: a session handed over may end another.
record InvalidatingHandoffs(Handoffs store, NearCache cache) implements Handoffs {
  @Override
  public void issue(TokenDigest ticket, Session.Live parent, Instant expiresAt) {
    store.issue(ticket, parent, expiresAt);
  }

  /// Whose session it is turns out in the store; where it fails it never does.
  @Override
  public Optional<Session.Live> redeem(TokenDigest ticket, AppId app, Instant now, Rule rule) {
    Optional<Session.Live> child;
    try {
      child = store.redeem(ticket, app, now, rule);
    } catch (RuntimeException | Error e) {
      cache.invalidateEverything();
      throw e;
    }
    child.ifPresent(
        session -> {
          cache.invalidate(session.identity());
          cache.invalidate(session.token());
        });
    return child;
  }
}
