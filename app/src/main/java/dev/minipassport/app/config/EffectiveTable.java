package dev.minipassport.app.config;

import dev.minipassport.app.settings.Origin;
import dev.minipassport.app.settings.Values.Row;
import java.util.List;
import java.util.stream.Stream;

/// Every setting as it counts and where it was given, secrets hidden.
public record EffectiveTable(List<Row> rows) {

  /// As it is where the command line says otherwise.
  EffectiveTable with(String path, String shown, Origin origin) {
    return with(List.of(new Row(path, shown, origin)));
  }

  /// In place of what was said of the same settings, or in addition.
  EffectiveTable with(List<Row> others) {
    List<Row> known = rows.stream().map(row -> otherwise(row, others)).toList();
    Stream<Row> further = others.stream().filter(other -> !known.contains(other));
    return new EffectiveTable(Stream.concat(known.stream(), further).toList());
  }

  private static Row otherwise(Row row, List<Row> others) {
    return others.stream().filter(other -> other.path().equals(row.path())).findFirst().orElse(row);
  }

  EffectiveTable without(String path) {
    return new EffectiveTable(rows.stream().filter(row -> !row.path().equals(path)).toList());
  }

  /// One aligned line for each setting.
  public List<String> lines() {
    int path = rows.stream().mapToInt(row -> row.path().length()).max().orElse(0);
    int shown = rows.stream().mapToInt(row -> row.shown().length()).max().orElse(0);
    return rows.stream()
        .map(
            row ->
                padded(row.path(), path)
                    + "  "
                    + padded(row.shown(), shown)
                    + "  "
                    + row.origin().describe())
        .toList();
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
