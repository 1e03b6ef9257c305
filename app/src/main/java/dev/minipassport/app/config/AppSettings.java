package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.session.SessionTerms;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One mini program that is served.
///
/// @param avatarHosts where it keeps pictures, besides WeChat's hosts
/// @param versions the days in Beijing on which its versions were published
/// @param purposes what it wants data for, each id once
public record AppSettings(
    App app,
    AppSecret secret,
    SessionTerms terms,
    Set<String> avatarHosts,
    Map<String, LocalDate> versions,
    List<Purpose> purposes) {
  public AppSettings {
    avatarHosts = Set.copyOf(avatarHosts);
    versions = Map.copyOf(versions);
    purposes = List.copyOf(purposes);
  }

  /// One that wants no data of anybody.
  public AppSettings(App app, AppSecret secret, SessionTerms terms) {
    this(app, secret, terms, Set.of(), Map.of(), List.of());
  }

  /// The entries of `apps`, each once.
  static List<AppSettings> listFrom(Values values) {
    var apps = new ArrayList<AppSettings>();
    Set<AppId> known = new HashSet<>();
    for (String entry : values.entries("apps")) {
      Optional<AppId> id = values.require(Keys.APP_ID.in(entry));
      if (id.isPresent() && !known.add(id.get())) {
        values.problem(Keys.APP_ID.in(entry).path(), "is the id of an earlier entry; keep one");
      }
      app(values, entry, id).ifPresent(apps::add);
    }
    return apps;
  }

  private static Optional<AppSettings> app(Values values, String entry, Optional<AppId> id) {
    Optional<AppSecret> secret = values.require(Keys.APP_SECRET.in(entry));
    Optional<OwnerId> owner = values.find(Keys.APP_OWNER.in(entry));
    Optional<SessionTerms> terms = terms(values, entry);
    List<String> hosts = values.find(Keys.AVATAR_HOSTS.in(entry)).orElse(List.of());
    Map<String, LocalDate> versions = VersionSettings.mapFrom(values, entry);
    List<Purpose> purposes = PurposeSettings.listFrom(values, entry);
    if (id.isEmpty() || secret.isEmpty() || terms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AppSettings(
            new App(id.get(), owner),
            secret.get(),
            terms.get(),
            Set.copyOf(hosts),
            versions,
            purposes));
  }

  private static Optional<SessionTerms> terms(Values values, String entry) {
    Duration absolute = values.get(Keys.ABSOLUTE.in(entry));
    Duration idle = values.get(Keys.IDLE.in(entry));
    int limit = values.get(Keys.LIMIT.in(entry));
    var overflow = values.get(Keys.OVERFLOW.in(entry));
    Duration rotationAge = values.get(Keys.ROTATION_AGE.in(entry));
    return values.build(
        entry + ".sessions", () -> new SessionTerms(absolute, idle, limit, overflow, rotationAge));
  }
}
