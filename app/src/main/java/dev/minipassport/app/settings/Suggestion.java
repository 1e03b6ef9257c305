package dev.minipassport.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// The known word nearest to one that is unknown.
record Suggestion(String word, int distance) {

  /// Empty if nothing is near enough to be meant.
  static Optional<Suggestion> among(Collection<String> known, String unknown) {
    return known.stream()
        .sorted()
        .map(word -> new Suggestion(word, distance(word, unknown)))
        .min(Comparator.comparingInt(Suggestion::distance))
        .filter(nearest -> nearest.distance <= Math.max(2, unknown.length() / 4));
  }

  String question() {
    return "; did you mean \"" + word + "\"?";
  }

  /// Between paths of keys, a right name in a wrong section is near as well.
  private static int distance(String known, String unknown) {
    int whole = edits(known, unknown);
    int names = edits(name(known), name(unknown));
    return names == 0 ? Math.min(whole, 1) : whole;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  /// Levenshtein's distance.
  private static int edits(String from, String to) {
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int changed = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(changed, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[to.length()];
  }
}
