package dev.minipassport.app.settings;

/// One paragraph for people to read. White space around it does not count.
///
/// @param most the largest number of code points
record Words(int most) implements Kind<String> {
  private static final int SHOWN = 32;

  @Override
  public String parse(String text, Surroundings surroundings) {
    String words = text.strip();
    if (length(words) > most || words.codePoints().anyMatch(Words::isControl)) {
      throw new IllegalArgumentException(
          "must be at most "
              + most
              + " characters, none of them a line break or another control character");
    }
    return words;
  }

  /// Its beginning, since a table has no room for more.
  @Override
  public String shown(String text) {
    String words = text.strip();
    return length(words) <= SHOWN
        ? words
        : words.substring(0, words.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static int length(String words) {
    return words.codePointCount(0, words.length());
  }

  private static boolean isControl(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
