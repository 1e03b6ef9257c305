package dev.minipassport.storage.postgresql;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/// What the driver would pass over or find out later is refused at once, and not repeated: it may
/// hold a secret.
final class DatabaseUrl {
  private static final int HIGHEST_PORT = 65_535;

  /// These have a place of their own, in the URL or beside it.
  private static final Set<String> ELSEWHERE =
      Set.of("user", "service", "PGHOST", "PGPORT", "PGDBNAME");

  /// One host or several, with or without a port each, and a database.
  private static final Pattern FORM =
      Pattern.compile("jdbc:postgresql://(?<hosts>[^/?@]+)/[^/?@]+(\\?(?<parameters>.*))?");

  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:\\[\\]\\s]+)(:(?<port>\\d{1,5}))?");

  private static final Pattern LOOPBACK =
      Pattern.compile("(localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

  /// As the driver spells them.
  private static final Pattern TLS =
      Pattern.compile("sslmode=(disable|allow|prefer|require|verify-ca|verify-full)");

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
    List<String> hosts = List.of(form.group("hosts").split(",", -1));
    hosts.forEach(DatabaseUrl::requireHost);
    List<String> parameters =
        List.of(Objects.requireNonNullElse(form.group("parameters"), "").split("&"));
    parameters.forEach(DatabaseUrl::requireParameter);
    if (!hosts.stream().allMatch(host -> LOOPBACK.matcher(host).matches())
        && parameters.stream().noneMatch(parameter -> TLS.matcher(parameter).matches())) {
      throw new IllegalArgumentException(
          "must say how the way to a server beyond this machine is guarded: write"
              + " sslmode=verify-full, with sslrootcert=FILE for its certificates, or the mode that is"
              + " meant (by itself the driver verifies nobody, and goes on in plaintext)");
    }
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

  private static void requireParameter(String parameter) {
    String name = parameter.replaceFirst("=.*", "");
    if (!name.isEmpty() && (ELSEWHERE.contains(name) || PGProperty.forName(name) == null)) {
      throw new IllegalArgumentException(
          "has a parameter that the driver does not know, or that does not belong there: see"
              + " https://jdbc.postgresql.org/documentation/use for those there are");
    }
  }
}
