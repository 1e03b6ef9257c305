package dev.minipassport.storage.postgresql;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// What the driver would pass over or find out later is refused at once, and not repeated: it may
/// hold a secret.
final class DatabaseUrl {
  private static final int HIGHEST_PORT = 65_535;
  private static final String USER = "user";

  /// One host or several, with or without a port each, and a database.
  private static final Pattern FORM =
      Pattern.compile("jdbc:postgresql://(?<hosts>[^/?@]+)/[^/?@]+(\\?(?<parameters>.*))?");

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(:(?<port>\\d{1,5}))?");

  private DatabaseUrl() {}

  /// Throws [IllegalArgumentException], which says what is wrong.
  static void require(String url) {
    if (url.contains("@") || url.toLowerCase(Locale.ROOT).contains("password")) {
      throw new IllegalArgumentException(
          "must name neither user nor password: they belong in store.user and store.password");
    }
    Matcher form = FORM.matcher(url);
    if (!form.matches()) {
      throw new IllegalArgumentException("must be as jdbc:postgresql://HOST:PORT/DATABASE");
    }
    for (String host : form.group("hosts").split(",", -1)) {
      requireHost(host);
    }
    Optional.ofNullable(form.group("parameters")).ifPresent(DatabaseUrl::requireParameters);
  }

  private static void requireHost(String text) {
    Matcher host = HOST.matcher(text);
    if (!host.matches() || !isPort(host.group("port"))) {
      throw new IllegalArgumentException(
          "must name each host as HOST or HOST:PORT, with a port from 1 to " + HIGHEST_PORT);
    }
  }

  private static boolean isPort(@Nullable String digits) {
    return digits == null
        || (Integer.parseInt(digits) >= 1 && Integer.parseInt(digits) <= HIGHEST_PORT);
  }

  private static void requireParameters(String parameters) {
    for (String parameter : parameters.split("&")) {
      String name = parameter.replaceFirst("=.*", "");
      if (!name.isEmpty() && (name.equals(USER) || PGProperty.forName(name) == null)) {
        throw new IllegalArgumentException(
            "has a parameter that the driver does not know, or that does not belong there: see"
                + " https://jdbc.postgresql.org/documentation/use for those there are");
      }
    }
  }
}
