package dev.minipassport.app.logging;

/// Who reads: a person at a terminal, or a program. The launcher knows which streams are terminals
/// and says so in the property `minipassport.terminal`: `1` for standard output, `2` for standard
/// error, `12` for both.
public final class Terminal {
  private static final String PROPERTY = "minipassport.terminal";

  private Terminal() {}

  public static boolean outputIsSeen() {
    return System.getProperty(PROPERTY, "").contains("1");
  }

  public static boolean errorsAreSeen() {
    return System.getProperty(PROPERTY, "").contains("2");
  }

  /// Colour is for terminals whose owner did not say no (no-color.org).
  public static boolean coloured() {
    return outputIsSeen() && System.getenv("NO_COLOR") == null;
  }
}
