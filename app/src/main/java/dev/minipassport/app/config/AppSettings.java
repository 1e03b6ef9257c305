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
    for (String entry : values.entries()) {
      String prefix = entry + ".";
      Optional<AppId> id = values.require(prefix, Keys.APP_ID);
      Optional<AppSecret> secret = values.require(prefix, Keys.APP_SECRET);
      Optional<OwnerId> owner = values.find(prefix, Keys.APP_OWNER);
      Optional<SessionTerms> terms = terms(values, prefix);
      if (id.isPresent() && !known.add(id.get())) {
        values.problem(prefix + "id", "is the id of an earlier entry; keep one");
      }
      if (id.isPresent() && secret.isPresent() && terms.isPresent()) {
        apps.add(new AppSettings(new App(id.get(), owner), secret.get(), terms.get()));
      }
    }
    return apps;
  }

  /// What the table says of it.
  ///
  /// @param prefix its place among the entries of `apps`, such as `apps[0].`
  List<Row> rows(String prefix, Origin origin) {
    var rows = new ArrayList<Row>();
    rows.add(new Row(prefix + Keys.APP_ID.path(), app.id().value(), origin));
    rows.add(new Row(prefix + Keys.APP_SECRET.path(), "(secret)", origin));
    app.owner()
        .ifPresent(
            owner -> rows.add(new Row(prefix + Keys.APP_OWNER.path(), owner.value(), origin)));
    return rows;
  }

  private static Optional<SessionTerms> terms(Values values, String prefix) {
    Duration absolute = values.get(prefix, Keys.ABSOLUTE);
    Duration idle = values.get(prefix, Keys.IDLE);
    int limit = values.get(prefix, Keys.LIMIT);
    var overflow = values.get(prefix, Keys.OVERFLOW);
    Duration rotationAge = values.get(prefix, Keys.ROTATION_AGE);
    return values.build(
        prefix + "sessions", () -> new SessionTerms(absolute, idle, limit, overflow, rotationAge));
  }
}
