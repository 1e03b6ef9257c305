package dev.minipassport.app.config;

import dev.minipassport.app.settings.Key;
import dev.minipassport.app.settings.Origin;
import dev.minipassport.app.settings.Values.Row;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// What the table says of an app that stands in no file.
final class AppRows {
  private final Origin origin;
  private final List<Row> rows = new ArrayList<>();

  private AppRows(Origin origin) {
    this.origin = origin;
  }

  /// @param entry its place, such as `apps[0]`
  static List<Row> of(AppSettings app, String entry, Origin origin) {
    var rows = new AppRows(origin);
    rows.app(app, entry);
    return List.copyOf(rows.rows);
  }

  private void app(AppSettings app, String entry) {
    row(AppKeys.ID, entry, app.app().id().value());
    row(AppKeys.SECRET, entry, "");
    app.app().owner().ifPresent(owner -> row(AppKeys.OWNER, entry, owner.value()));
    if (!app.avatarHosts().isEmpty()) {
      row(AppKeys.AVATAR_HOSTS, entry, String.join(",", app.avatarHosts()));
    }
    for (int i = 0; i < app.purposes().size(); i++) {
      purpose(app.purposes().get(i), entry + ".purposes[" + i + "]");
    }
  }

  private void purpose(Purpose purpose, String entry) {
    row(PurposeKeys.ID, entry, purpose.id().value());
    row(PurposeKeys.VERSION, entry, Integer.toString(purpose.version()));
    row(
        PurposeKeys.CATEGORIES,
        entry,
        purpose.categories().stream()
            .map(DataCategory::name)
            .map(name -> name.toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(",")));
    row(PurposeKeys.SHARED, entry, Boolean.toString(purpose.shared()));
    for (int i = 0; i < purpose.words().size(); i++) {
      words(purpose.words().get(i), entry + ".texts[" + i + "]");
    }
  }

  private void words(Words words, String entry) {
    row(PurposeKeys.LANGUAGE, entry, words.language().tag());
    row(PurposeKeys.TITLE, entry, words.title());
    row(PurposeKeys.CONTENT, entry, words.content());
  }

  private void row(Key<?> key, String entry, String text) {
    rows.add(new Row(key.in(entry).path(), key.kind().shown(text), origin));
  }
}
