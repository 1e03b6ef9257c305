package dev.minipassport.app.config;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.Apps;
import dev.minipassport.profile.ProfilePolicies;
import dev.minipassport.prompt.Publications;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The apps of the configuration.
public final class ServedApps implements Apps, SessionPolicies, Publications, ProfilePolicies {
  private final Map<AppId, AppSettings> apps;
  private final Map<AppId, Optional<SessionTerms>> terms;

  public ServedApps(List<AppSettings> apps) {
    this.apps =
        apps.stream()
            .collect(Collectors.toUnmodifiableMap(app -> app.app().id(), Function.identity()));
    this.terms =
        apps.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    app -> app.app().id(), app -> Optional.of(app.terms())));
  }

  @Override
  public Optional<App> find(AppId id) {
    return Optional.ofNullable(apps.get(id)).map(AppSettings::app);
  }

  @Override
  public Optional<SessionTerms> termsOf(AppId app) {
    return terms.getOrDefault(app, Optional.empty());
  }

  @Override
  public Optional<LocalDate> publishedOn(AppId app, String version) {
    return Optional.ofNullable(apps.get(app))
        .flatMap(known -> Optional.ofNullable(known.versions().get(version)));
  }

  @Override
  public Set<String> avatarHosts(AppId app) {
    return Optional.ofNullable(apps.get(app)).map(AppSettings::avatarHosts).orElse(Set.of());
  }

  public Optional<AppSecret> secretOf(AppId app) {
    return Optional.ofNullable(apps.get(app)).map(AppSettings::secret);
  }
}
