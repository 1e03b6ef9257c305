package dev.minipassport.identity;

import java.util.regex.Pattern;

/// The form that every identifier given from outside has: 1 to 128 letters, digits, `_` and `-`.
final class Identifiers {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  private Identifiers() {}

  /// Returns `value`, or throws with a text that names what was wrong and leaves the value out.
  static String checked(String what, String value) {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " must be 1 to 128 characters of A-Z, a-z, 0-9, '_' and '-'");
    }
    return value;
  }
}
