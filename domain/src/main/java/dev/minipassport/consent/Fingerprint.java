package dev.minipassport.consent;

import dev.minipassport.dossier.Request;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.TextHash;
import java.util.List;

/// Tells requests of one id apart by what they ask for.
public final class Fingerprint {
  private Fingerprint() {}

  /// Of all parts of a request.
  public static Request of(RequestId id, List<String> parts) {
    return new Request(id, text(parts));
  }

  /// Of all parts, each with its length, so that no two run into each other.
  public static TextHash text(List<String> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part).append('\n'));
    return TextHash.of(text.toString());
  }
}
