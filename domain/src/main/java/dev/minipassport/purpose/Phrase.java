package dev.minipassport.purpose;

/// Checks words that are shown to people. Refusals name the rule and leave the text out.
final class Phrase {
  private Phrase() {}

  static String required(String what, String text, int most) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
    return optional(what, text, most);
  }

  /// Words are hashed line by line, so none may break a line.
  static String optional(String what, String text, int most) {
    if (text.codePointCount(0, text.length()) > most) {
      throw new IllegalArgumentException(what + " must have at most " + most + " characters");
    }
    if (text.codePoints().anyMatch(Phrase::unprintable)) {
      throw new IllegalArgumentException(what + " must not hold control characters");
    }
    return text;
  }

  private static boolean unprintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      default -> false;
    };
  }
}
