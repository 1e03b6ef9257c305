package dev.minipassport.grpc.admission;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The subject alternative names of one certificate.
///
/// @param sans those that a caller can be listed by
/// @param shown all of them that are text, cut to what a line of the log has room for
record SubjectNames(List<San> sans, String shown) {
  private static final int RFC822 = 1;
  private static final int DNS = 2;
  private static final int URI = 6;
  private static final int IP = 7;
  private static final int MOST_SHOWN = 8;
  private static final int LONGEST_SHOWN = 100;

  static SubjectNames of(X509Certificate certificate) {
    try {
      return of(certificate.getSubjectAlternativeNames());
    } catch (CertificateParsingException _) {
      return new SubjectNames(List.of(), "SANs that cannot be read");
    }
  }

  /// @param names as the JDK reads them: the type and the name of each; null for none
  static SubjectNames of(@Nullable Collection<List<?>> names) {
    if (names == null || names.isEmpty()) {
      return new SubjectNames(List.of(), "no SAN");
    }
    var sans = new ArrayList<San>();
    var shown = new ArrayList<String>();
    for (List<?> name : names) {
      if (name.get(0) instanceof Integer type && name.get(1) instanceof String text) {
        read(type, text, sans, shown);
      }
    }
    return new SubjectNames(
        List.copyOf(sans),
        shown.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ", "SANs ", "")));
  }

  private static void read(int type, String text, List<San> sans, List<String> shown) {
    switch (type) {
      case DNS -> {
        sans.add(San.dns(text));
        shown.add("dns:" + cut(text));
      }
      case URI -> {
        sans.add(San.uri(text));
        shown.add("uri:" + cut(text));
      }
      case RFC822 -> shown.add("email:" + cut(text));
      case IP -> shown.add("ip:" + cut(text));
      default -> {}
    }
  }

  private static String cut(String text) {
    return text.length() <= LONGEST_SHOWN ? text : text.substring(0, LONGEST_SHOWN) + "…";
  }
}
