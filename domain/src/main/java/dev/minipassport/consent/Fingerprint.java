package dev.minipassport.consent;

import dev.minipassport.dossier.Request;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.purpose.TextHash;
import java.util.List;

/// Tells requests of one id apart by what they ask for.
public final class Fingerprint {
  private Fingerprint() {}

  /// Of all parts of a request, each with its length, so that no two run into each other.
  public static Request of(RequestId id, List<String> parts) {
    var text = new StringBuilder();
    parts.forEach(part -> text.append(part.length()).append(':').append(part).append('\n'));
    return new Request(id, TextHash.of(text.toString()));
  }
}
