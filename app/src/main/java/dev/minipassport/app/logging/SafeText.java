package dev.minipassport.app.logging;

/// Text from anywhere, made fit for one line of a log: nothing in it can begin a new line, move a
/// cursor, or hide by changing direction.
public final class SafeText {
  private SafeText() {}

  public static String of(String text) {
    return text.codePoints().allMatch(SafeText::harmless) ? text : escaped(text);
  }

  private static String escaped(String text) {
    var safe = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(
            point -> {
              if (harmless(point)) {
                safe.appendCodePoint(point);
              } else {
                safe.append(String.format("\\u{%x}", point));
              }
            });
    return safe.toString();
  }

  private static boolean harmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
