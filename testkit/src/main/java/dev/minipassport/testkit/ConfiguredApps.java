package dev.minipassport.testkit;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The apps of a test, changed as it goes.
public final class ConfiguredApps implements Apps, SessionPolicies {
  private final Map<AppId, App> apps = new ConcurrentHashMap<>();
  private final Map<AppId, SessionTerms> terms = new ConcurrentHashMap<>();

  public App serve(AppId id, SessionTerms sessionTerms) {
    var app = new App(id, Optional.empty());
    apps.put(id, app);
    terms.put(id, sessionTerms);
    return app;
  }

  public void setOwner(AppId id, OwnerId owner) {
    apps.put(id, new App(id, Optional.of(owner)));
  }

  @Override
  public Optional<App> find(AppId id) {
    return Optional.ofNullable(apps.get(id));
  }

  @Override
  public Optional<SessionTerms> termsOf(AppId app) {
    return Optional.ofNullable(terms.get(app));
  }
}
