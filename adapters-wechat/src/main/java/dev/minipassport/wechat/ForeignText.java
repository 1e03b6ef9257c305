package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.US_ASCII;

/// Text of WeChat's on its way to a log: one line, short, and without what we sent.
final class ForeignText {
  private static final int LONGEST = 200;
  private static final String MASK = "***";

  private ForeignText() {}

  static String loggable(String text, Errand errand) {
    String masked = errand.secret().use(value -> masked(text, value));
    String bare = errand.code().use(bytes -> masked(masked, new String(bytes, US_ASCII)));
    StringBuilder line = new StringBuilder();
    bare.codePoints().limit(LONGEST).forEach(character -> append(line, character));
    return line.toString();
  }

  private static String masked(String text, String value) {
    return text.replace(value, MASK).replace(LoginUri.encoded(value), MASK);
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
