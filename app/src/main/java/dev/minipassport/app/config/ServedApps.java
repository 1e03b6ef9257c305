package dev.minipassport.app.config;

import dev.minipassport.content.ContentPolicies;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.Apps;
import dev.minipassport.operation.AppRegistry.Registered;
import dev.minipassport.operation.OperateApps;
import dev.minipassport.phone.PhonePolicies;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.profile.ProfilePolicies;
import dev.minipassport.prompt.Publications;
import dev.minipassport.session.SessionPolicies;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.wechat.push.PushKeys;
import dev.minipassport.wechat.push.PushSettings;
import dev.minipassport.wechat.secret.AppCredentials;
import dev.minipassport.wechat.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The apps of the configuration, and over them what operators changed at run time. Asked on every
/// call, so it keeps all of it in memory.
public final class ServedApps
    implements Apps,
        SessionPolicies,
        Publications,
        ProfilePolicies,
        ContentPolicies,
        PhonePolicies,
        AppCredentials,
        PushSettings,
        OperateApps.ConfiguredApps {

  /// An app as it is served now.
  private record Served(AppSettings settings, Optional<Registered> changed) {
    Secrets secrets(Instant now) {
      List<AppSecret> secrets =
          Stream.of(
                  changed.flatMap(Registered::secret),
                  inOverlap(now)
                      ? changed.flatMap(Registered::previous)
                      : Optional.<AppSecret>empty(),
                  configured(),
                  settings.previousSecret())
              .flatMap(Optional::stream)
              .toList();
      return new Secrets(secrets.getFirst(), secrets.stream().skip(1).findFirst());
    }

    private boolean inOverlap(Instant now) {
      return changed.flatMap(Registered::overlapEnds).map(now::isBefore).orElse(false);
    }

    /// The secret of the configuration goes on being tried: whoever writes a third one there means
    /// it.
    private Optional<AppSecret> configured() {
      boolean ofRegistry = changed.flatMap(Registered::added).isPresent();
      return ofRegistry ? Optional.empty() : Optional.of(settings.secret());
    }
  }

  private final Map<AppId, AppSettings> configured;
  private final Clock clock;
  private volatile Map<AppId, Served> served;
  private volatile Map<AppId, Optional<SessionTerms>> terms;

  public ServedApps(List<AppSettings> apps, Clock clock) {
    this.configured =
        apps.stream()
            .collect(Collectors.toUnmodifiableMap(app -> app.app().id(), Function.identity()));
    this.clock = clock;
    this.served = Map.of();
    this.terms = Map.of();
    change(List.of());
  }

  /// Takes over what is registered now.
  public void change(List<Registered> registered) {
    var next = new HashMap<AppId, Served>();
    configured.forEach((id, settings) -> next.put(id, new Served(settings, Optional.empty())));
    for (Registered row : registered) {
      settings(row)
          .filter(_ -> row.served())
          .ifPresentOrElse(
              settings -> next.put(row.id(), new Served(settings, Optional.of(row))),
              () -> next.remove(row.id()));
    }
    served = Map.copyOf(next);
    terms =
        next.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> Optional.of(entry.getValue().settings().terms())));
  }

  private Optional<AppSettings> settings(Registered row) {
    return Optional.ofNullable(configured.get(row.id()))
        .or(
            () ->
                row.added()
                    .flatMap(
                        app ->
                            row.secret()
                                .map(
                                    secret -> new AppSettings(app, secret, SessionTerms.DEFAULT))));
  }

  private Optional<AppSettings> settings(AppId id) {
    return Optional.ofNullable(served.get(id)).map(Served::settings);
  }

  @Override
  public Optional<App> find(AppId id) {
    return settings(id).map(AppSettings::app);
  }

  @Override
  public Optional<SessionTerms> termsOf(AppId app) {
    return terms.getOrDefault(app, Optional.empty());
  }

  @Override
  public Optional<LocalDate> publishedOn(AppId app, String version) {
    return settings(app).flatMap(known -> Optional.ofNullable(known.versions().get(version)));
  }

  @Override
  public Set<String> avatarHosts(AppId app) {
    return settings(app).map(AppSettings::avatarHosts).orElse(Set.of());
  }

  @Override
  public ContentPolicy contentPolicy(AppId app) {
    return settings(app).map(AppSettings::contentPolicy).orElse(ContentPolicy.OFF);
  }

  @Override
  public PhonePolicy phonePolicy(AppId app) {
    return settings(app).map(AppSettings::phonePolicy).orElse(PhonePolicy.DEFAULT);
  }

  @Override
  public Optional<Secrets> of(AppId app) {
    return Optional.ofNullable(served.get(app)).map(known -> known.secrets(clock.instant()));
  }

  @Override
  public Optional<PushKeys> pushKeys(AppId app) {
    return settings(app).flatMap(AppSettings::push);
  }

  @Override
  public Set<AppId> ids() {
    return configured.keySet();
  }
}
