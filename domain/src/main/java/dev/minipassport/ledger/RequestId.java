package dev.minipassport.ledger;

import java.util.regex.Pattern;

/// What a caller calls its own request, so that a repeated one is known again: 8 to 64 of `A-Z`,
/// `a-z`, `0-9`, `_` and `-`. It stands in the ledger for good, so it must tell nothing about the
/// person.
public record RequestId(String value) {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{8,64}");

  public RequestId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "request id must be 8 to 64 characters of A-Z, a-z, 0-9, '_' and '-'");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
