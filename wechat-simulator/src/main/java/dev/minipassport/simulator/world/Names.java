package dev.minipassport.simulator.world;

import java.util.regex.Pattern;

/// What may be registered under which name; refusals say what is allowed.
final class Names {
  private static final Pattern APP = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final Pattern SECRET = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");
  private static final Pattern PERSON = Pattern.compile("[^\\p{Cntrl}]{1,128}");

  private Names() {}

  static String app(String appId) {
    return require(APP, appId, "an app id has 1 to 64 letters, digits, _ or -");
  }

  static String secret(String secret) {
    return require(SECRET, secret, "a secret has 1 to 128 visible ASCII characters");
  }

  static String owner(String owner) {
    return require(
        PERSON, owner, "an owner has 1 to 128 characters, none of them control characters");
  }

  static String person(String name) {
    return require(
        PERSON, name, "a person has 1 to 128 characters, none of them control characters");
  }

  static String id(String id) {
    return require(ID, id, "an open id or union id has 1 to 128 letters, digits, _ or -");
  }

  private static String require(Pattern pattern, String text, String advice) {
    if (!pattern.matcher(text).matches() || text.isBlank()) {
      throw new IllegalArgumentException(advice);
    }
    return text;
  }
}
