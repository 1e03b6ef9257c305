package dev.minipassport.dossier;

import dev.minipassport.identity.App;

/// Within which a phone number belongs to one account: all apps of an owner, or one app that has
/// none.
public record Realm(String value) {
  public static Realm of(App app) {
    return app.owner()
        .map(owner -> new Realm("owner:" + owner))
        .orElseGet(() -> new Realm("app:" + app.id()));
  }

  @Override
  public String toString() {
    return value;
  }
}
