package dev.minipassport.wechat.api;

/// Text of WeChat's on its way to a log: one line, short, and without what we sent.
public final class ForeignText {
  private static final int LONGEST = 200;
  private static final String MASK = "***";

  private ForeignText() {}

  /// `text` without `sent`, as it is and as it stands in a query.
  public static String masked(String text, String sent) {
    return text.replace(sent, MASK).replace(Query.encoded(sent), MASK);
  }

  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.codePoints().limit(LONGEST).forEach(character -> append(line, character));
    return line.toString();
  }

  /// Everything but printable ASCII becomes an escape: line breaks, terminal and bidi controls.
  private static void append(StringBuilder line, int character) {
    if (character >= ' ' && character <= '~' && character != '\\') {
      line.appendCodePoint(character);
    } else {
      line.append(String.format("\\u{%x}", character));
    }
  }
}
