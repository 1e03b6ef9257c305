package dev.minipassport.app.config;

import java.util.Locale;
import java.util.regex.Pattern;

/// A host that pictures are kept on, by name and in lower case.
final class HostName {
  private static final int MOST = 253;

  /// Labels with dots between them; the last one begins with a letter, as no IP address does.
  private static final Pattern FORM =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private HostName() {}

  static String of(String text) {
    String name = text.toLowerCase(Locale.ROOT);
    if (name.length() > MOST || !FORM.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "must be the full name of a host, such as cdn.example.com, without scheme, port, path or"
              + " wildcard");
    }
    return name;
  }
}
