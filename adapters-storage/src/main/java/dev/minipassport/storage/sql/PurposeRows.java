package dev.minipassport.storage.sql;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.QuietRule;
import dev.minipassport.purpose.Words;
import dev.minipassport.purpose.Words.Surface;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Reads the tables `purpose_versions` and `purpose_texts`: a row for each language of a version.
///
/// A cross join keeps SQLite from going through the texts of all versions
/// (https://www.sqlite.org/optoverview.html).
final class PurposeRows {
  private static final String SELECT =
      """
      SELECT v.purpose, v.version, v.categories, v.separate, v.shared, v.retention,
        v.quiet_refusals, v.quiet_dismissal, t.language, t.title, t.content, t.confirm, t.cancel,
        t.declined, t.sharing, t.popup_description, t.button_description, t.form_description
      FROM purpose_versions v CROSS JOIN purpose_texts t
      WHERE t.app = v.app AND t.purpose = v.purpose AND t.version = v.version AND v.app = :app AND\
      """;

  private PurposeRows() {}

  static List<Purpose> current(Handle handle, AppId app) {
    return whole(handle.createQuery(SELECT + " v.in_force ORDER BY t.position").bind("app", app));
  }

  static Optional<Purpose> current(Handle handle, AppId app, PurposeId id) {
    return whole(
            handle
                .createQuery(SELECT + " v.purpose = :purpose AND v.in_force ORDER BY t.position")
                .bind("app", app)
                .bind("purpose", id))
        .stream()
        .findFirst();
  }

  static Optional<Purpose> version(Handle handle, AppId app, PurposeId id, int version) {
    return whole(
            handle
                .createQuery(
                    SELECT + " v.purpose = :purpose AND v.version = :version ORDER BY t.position")
                .bind("app", app)
                .bind("purpose", id)
                .bind("version", version))
        .stream()
        .findFirst();
  }

  /// By id, whatever the order of the database.
  private static List<Purpose> whole(Query query) {
    Map<PurposeId, List<Purpose>> languages =
        query
            .map((row, _) -> inOneLanguage(row))
            .collect(Collectors.groupingBy(Purpose::id, TreeMap::new, Collectors.toList()));
    return languages.values().stream().map(PurposeRows::inAllLanguages).toList();
  }

  private static Purpose inAllLanguages(List<Purpose> languages) {
    Purpose first = languages.getFirst();
    return new Purpose(
        first.id(),
        first.version(),
        languages.stream().flatMap(purpose -> purpose.words().stream()).toList(),
        first.categories(),
        first.separate(),
        first.shared(),
        first.retention(),
        first.quiet());
  }

  private static Purpose inOneLanguage(ResultSet row) throws SQLException {
    return new Purpose(
        new PurposeId(row.getString("purpose")),
        row.getInt("version"),
        List.of(words(row)),
        Lists.categories(row.getString("categories")),
        row.getBoolean("separate"),
        row.getBoolean("shared"),
        Optional.ofNullable(row.getString("retention")).map(Duration::parse),
        new QuietRule(
            Lists.durations(row.getString("quiet_refusals")),
            Duration.parse(row.getString("quiet_dismissal"))));
  }

  private static Words words(ResultSet row) throws SQLException {
    return new Words(
        new Language(row.getString("language")),
        row.getString("title"),
        row.getString("content"),
        row.getString("confirm"),
        row.getString("cancel"),
        row.getString("declined"),
        row.getString("sharing"),
        Map.of(
            Surface.POPUP, row.getString("popup_description"),
            Surface.BUTTON, row.getString("button_description"),
            Surface.FORM, row.getString("form_description")));
  }
}
