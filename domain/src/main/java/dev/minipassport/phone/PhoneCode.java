package dev.minipassport.phone;

import dev.minipassport.consent.Fingerprint;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/// What WeChat gives for a tap on a phone button (protocol 8.1): good for 5 minutes, once, and for
/// one person. 1 to 256 printable ASCII characters.
public record PhoneCode(String value) {
  private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,256}");

  public PhoneCode {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("a phone code has 1 to 256 printable ASCII characters");
    }
  }

  /// Names it among the codes of everybody.
  TokenDigest digest(Identity person) {
    return TokenDigest.of(named(person).getBytes(StandardCharsets.UTF_8));
  }

  /// Names the binding it led to, so that it is known again.
  Request request(Identity person) {
    RequestId id =
        new RequestId("phone-" + Fingerprint.text(List.of(named(person))).hex().substring(0, 40));
    return Fingerprint.of(id, List.of("phone", value));
  }

  private String named(Identity person) {
    return "phone\n" + person.id() + "\n" + value;
  }

  @Override
  public String toString() {
    return "PhoneCode[REDACTED]";
  }
}
