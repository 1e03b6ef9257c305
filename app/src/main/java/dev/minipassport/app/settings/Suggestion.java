package dev.minipassport.app.settings;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// Finds the known word nearest to one that is unknown.
final class Suggestion {
  private Suggestion() {}

  /// Empty if nothing is near enough to be meant.
  static Optional<String> among(Collection<String> known, String unknown) {
    return known.stream()
        .filter(word -> isNear(word, unknown))
        .sorted()
        .min(Comparator.comparingInt(word -> edits(word, unknown)));
  }

  static String question(String word) {
    return "; did you mean \"" + word + "\"?";
  }

  /// Half may differ of what the sections in common leave. Between paths of keys, a right name in
  /// a wrong section is near as well.
  private static boolean isNear(String known, String unknown) {
    int own = Math.max(known.length(), unknown.length()) - sectionsInCommon(known, unknown);
    return edits(known, unknown) <= own / 2 || name(known).equals(name(unknown));
  }

  private static int sectionsInCommon(String known, String unknown) {
    int end = 0;
    for (int i = 0; i < Math.min(known.length(), unknown.length()); i++) {
      if (known.charAt(i) != unknown.charAt(i)) {
        break;
      }
      if (known.charAt(i) == '.' || known.charAt(i) == '_') {
        end = i + 1;
      }
    }
    return end;
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
