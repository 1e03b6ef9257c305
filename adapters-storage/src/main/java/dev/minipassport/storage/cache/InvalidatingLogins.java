package dev.minipassport.storage.cache;

import dev.minipassport.login.Arrival;
import dev.minipassport.login.Logins;

/// Logins of which the cache hears: they end sessions, change tokens and move identities.
record InvalidatingLogins(Logins store, NearCache cache) implements Logins {
  @Override
  public Admission complete(Arrival arrival, Rule rule) {
    invalidate(arrival);
    try {
      return store.complete(arrival, rule);
    } finally {
      invalidate(arrival);
    }
  }

  private void invalidate(Arrival arrival) {
    cache.stamps().invalidate(Stamps.slot(arrival.app().id(), arrival.openId()));
    cache.invalidate(arrival.token());
  }
}
