package dev.minipassport.app.config;

import dev.minipassport.app.settings.Origin;
import dev.minipassport.app.settings.Values;
import dev.minipassport.app.settings.Values.Row;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.session.SessionTerms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One mini program that is served.
public record AppSettings(App app, AppSecret secret, SessionTerms terms) {

  /// The entries of `apps`, each once.
  static List<AppSettings> listFrom(Values values) {
    var apps = new ArrayList<AppSettings>();
    Set<AppId> known = new HashSet<>();
    for (String entry : values.entries("apps")) {
      Optional<AppId> id = values.require(Keys.APP_ID.in(entry));
      Optional<AppSecret> secret = values.require(Keys.APP_SECRET.in(entry));
      Optional<OwnerId> owner = values.find(Keys.APP_OWNER.in(entry));
      Optional<SessionTerms> terms = terms(values, entry);
      if (id.isPresent() && !known.add(id.get())) {
        values.problem(Keys.APP_ID.in(entry).path(), "is the id of an earlier entry; keep one");
      }
      if (id.isPresent() && secret.isPresent() && terms.isPresent()) {
        apps.add(new AppSettings(new App(id.get(), owner), secret.get(), terms.get()));
      }
    }
    return apps;
  }

  /// What the table says of it.
  ///
  /// @param entry its place, such as `apps[0]`
  List<Row> rows(String entry, Origin origin) {
    var rows = new ArrayList<Row>();
    rows.add(new Row(Keys.APP_ID.in(entry).path(), app.id().value(), origin));
    rows.add(new Row(Keys.APP_SECRET.in(entry).path(), "(secret)", origin));
    app.owner()
        .ifPresent(
            owner -> rows.add(new Row(Keys.APP_OWNER.in(entry).path(), owner.value(), origin)));
    return rows;
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
