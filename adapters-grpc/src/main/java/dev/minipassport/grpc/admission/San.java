package dev.minipassport.grpc.admission;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A subject alternative name that callers are listed by: a DNS name, or a URI.
///
/// Case counts as each has it: not at all in a DNS name, nor in the scheme and the authority of a
/// URI, and everywhere else in a URI. Nothing else makes two spellings one name.
///
/// @param value in lower case where case does not count
public record San(Kind kind, String value) {
  private static final int LONGEST = 255;

  /// Labels with dots between them; the last one begins with a letter, as no IP address does.
  private static final Pattern DNS_NAME =
      Pattern.compile("([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?");

  private static final Pattern URI_PARTS =
      Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*:(?://[!-~&&[^/?#]]*)?)([!-~]*)");

  private static final String RULE =
      "must be a DNS name such as bff.example.org or a URI such as spiffe://example.org/bff, whole"
          + " and without wildcards";

  /// Reads the name of a listed caller; what has a colon is a URI.
  ///
  /// @throws IllegalArgumentException if it is neither, or could be meant for several
  public static San of(String text) {
    San san = text.contains(":") ? uri(text) : dns(text);
    if (text.length() > LONGEST || text.contains("*") || !san.wellFormed()) {
      throw new IllegalArgumentException(RULE);
    }
    return san;
  }

  static San dns(String name) {
    return new San(Kind.DNS, lower(name));
  }

  static San uri(String text) {
    Matcher parts = URI_PARTS.matcher(text);
    return new San(Kind.URI, parts.matches() ? lower(parts.group(1)) + parts.group(2) : text);
  }

  private boolean wellFormed() {
    return switch (kind) {
      case DNS -> DNS_NAME.matcher(value).matches();
      case URI -> isUri(value);
    };
  }

  private static boolean isUri(String text) {
    try {
      var uri = new URI(text);
      return URI_PARTS.matcher(text).matches()
          && uri.getRawUserInfo() == null
          && uri.getRawFragment() == null;
    } catch (URISyntaxException _) {
      return false;
    }
  }

  /// Of the letters A to Z alone: others that have a lower case are in no name that can be listed,
  /// and must not become one that is.
  private static String lower(String text) {
    var lower = new StringBuilder(text);
    for (int i = 0; i < lower.length(); i++) {
      char letter = lower.charAt(i);
      if (letter >= 'A' && letter <= 'Z') {
        lower.setCharAt(i, (char) (letter + 'a' - 'A'));
      }
    }
    return lower.toString();
  }

  @Override
  public String toString() {
    return value;
  }

  /// What a certificate says it to be.
  public enum Kind {
    DNS,
    URI
  }
}
