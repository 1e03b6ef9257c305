package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import java.util.List;

/// Every setting as it counts and where it was given, one aligned line each, secrets hidden.
public record EffectiveTable(List<String> lines) {
  static EffectiveTable of(List<Values.Row> rows) {
    int path = rows.stream().mapToInt(row -> row.path().length()).max().orElse(0);
    int shown = rows.stream().mapToInt(row -> row.shown().length()).max().orElse(0);
    return new EffectiveTable(
        rows.stream()
            .map(
                row ->
                    padded(row.path(), path)
                        + "  "
                        + padded(row.shown(), shown)
                        + "  "
                        + row.origin().describe())
            .toList());
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }
}
