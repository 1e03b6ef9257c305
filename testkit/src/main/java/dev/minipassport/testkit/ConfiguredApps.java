package dev.minipassport.testkit;

import dev.minipassport.content.ContentPolicies;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Apps;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.phone.PhonePolicies;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.profile.ProfilePolicies;
import dev.minipassport.prompt.Publications;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The apps of a test, changed as it goes.
public final class ConfiguredApps
    implements Apps,
        SessionPolicies,
        Publications,
        ProfilePolicies,
        ContentPolicies,
        PhonePolicies,
        OperateApps.ConfiguredApps {
  private final Map<AppId, App> apps = new ConcurrentHashMap<>();
  private final Map<AppId, SessionTerms> terms = new ConcurrentHashMap<>();
  private final Map<String, LocalDate> publications = new ConcurrentHashMap<>();
  private final Map<AppId, ContentPolicy> contentPolicies = new ConcurrentHashMap<>();
  private final Map<AppId, PhonePolicy> phonePolicies = new ConcurrentHashMap<>();
  private final Map<AppId, String> hosts = new ConcurrentHashMap<>();

  public App serve(AppId id, SessionTerms sessionTerms) {
    var app = new App(id, Optional.empty());
    apps.put(id, app);
    terms.put(id, sessionTerms);
    return app;
  }

  public void setOwner(AppId id, OwnerId owner) {
    apps.put(id, new App(id, Optional.of(owner)));
  }

  /// From now on the app's version of that name was published on that day.
  public void publish(AppId id, String version, LocalDate day) {
    publications.put(id + " " + version, day);
  }

  public void keepPicturesOn(AppId id, String host) {
    hosts.put(id, host);
  }

  public void check(AppId id, ContentPolicy policy) {
    contentPolicies.put(id, policy);
  }

  public void handlePhones(AppId id, PhonePolicy policy) {
    phonePolicies.put(id, policy);
  }

  @Override
  public ContentPolicy contentPolicy(AppId app) {
    return contentPolicies.getOrDefault(app, ContentPolicy.OFF);
  }

  @Override
  public PhonePolicy phonePolicy(AppId app) {
    return phonePolicies.getOrDefault(app, PhonePolicy.DEFAULT);
  }

  @Override
  public Set<AppId> ids() {
    return Set.copyOf(apps.keySet());
  }

  @Override
  public Optional<LocalDate> publishedOn(AppId app, String version) {
    return Optional.ofNullable(publications.get(app + " " + version));
  }

  @Override
  public Set<String> avatarHosts(AppId app) {
    return Optional.ofNullable(hosts.get(app)).map(Set::of).orElse(Set.of());
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
