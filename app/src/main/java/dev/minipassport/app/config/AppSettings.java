package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import dev.minipassport.content.ContentPolicy;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.phone.PhonePolicy;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.wechat.push.PushKeys;
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
/// @param previousSecret the one before, which is tried where WeChat refuses the other
/// @param avatarHosts where it keeps pictures, besides WeChat's hosts
/// @param versions the days in Beijing on which its versions were published
/// @param push what WeChat's message push is signed and encrypted with
/// @param purposes what it wants data for, each id once
public record AppSettings(
    App app,
    AppSecret secret,
    Optional<AppSecret> previousSecret,
    SessionTerms terms,
    Set<String> avatarHosts,
    Map<String, LocalDate> versions,
    ContentPolicy contentPolicy,
    PhonePolicy phonePolicy,
    Optional<PushKeys> push,
    List<Purpose> purposes) {
  public AppSettings {
    avatarHosts = Set.copyOf(avatarHosts);
    versions = Map.copyOf(versions);
    purposes = List.copyOf(purposes);
  }

  /// One with nothing but defaults.
  public AppSettings(
      App app,
      AppSecret secret,
      SessionTerms terms,
      Set<String> avatarHosts,
      Map<String, LocalDate> versions,
      List<Purpose> purposes) {
    this(
        app,
        secret,
        Optional.empty(),
        terms,
        avatarHosts,
        versions,
        ContentPolicy.OFF,
        PhonePolicy.DEFAULT,
        Optional.empty(),
        purposes);
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
      Optional<AppId> id = values.require(AppKeys.ID.in(entry));
      if (id.isPresent() && !known.add(id.get())) {
        values.problem(AppKeys.ID.in(entry).path(), "is the id of an earlier entry; keep one");
      }
      app(values, entry, id).ifPresent(apps::add);
    }
    return apps;
  }

  private static Optional<AppSettings> app(Values values, String entry, Optional<AppId> id) {
    Optional<AppSecret> secret = values.require(AppKeys.SECRET.in(entry));
    Optional<OwnerId> owner = values.find(AppKeys.OWNER.in(entry));
    Optional<AppSecret> previous = values.find(AppKeys.PREVIOUS_SECRET.in(entry));
    Optional<SessionTerms> terms = terms(values, entry);
    List<String> hosts = values.find(AppKeys.AVATAR_HOSTS.in(entry)).orElse(List.of());
    Map<String, LocalDate> versions = VersionSettings.mapFrom(values, entry);
    ContentPolicy content = values.get(AppKeys.CONTENT_CHECK.in(entry));
    var phones =
        new PhonePolicy(
            values.get(AppKeys.PHONE_TAKEN.in(entry)), values.get(AppKeys.PHONE_VOUCHED.in(entry)));
    Optional<PushKeys> push = PushSection.from(values, entry);
    List<Purpose> purposes = PurposeSettings.listFrom(values, entry);
    if (id.isEmpty() || secret.isEmpty() || terms.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new AppSettings(
            new App(id.get(), owner),
            secret.get(),
            previous,
            terms.get(),
            Set.copyOf(hosts),
            versions,
            content,
            phones,
            push,
            purposes));
  }

  private static Optional<SessionTerms> terms(Values values, String entry) {
    Duration absolute = values.get(AppKeys.ABSOLUTE.in(entry));
    Duration idle = values.get(AppKeys.IDLE.in(entry));
    int limit = values.get(AppKeys.LIMIT.in(entry));
    var overflow = values.get(AppKeys.OVERFLOW.in(entry));
    Duration rotationAge = values.get(AppKeys.ROTATION_AGE.in(entry));
    return values.build(
        entry + ".sessions", () -> new SessionTerms(absolute, idle, limit, overflow, rotationAge));
  }
}
