package dev.minipassport.purpose;

import java.util.regex.Pattern;

/// Names what data is wanted for, within one app: 1 to 64 of `a-z`, `0-9`, `_` and `-`. Apps of one
/// owner that share data use the same id for the same purpose.
public record PurposeId(String value) implements Comparable<PurposeId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9_-]{1,64}");

  public PurposeId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "purpose id must be 1 to 64 characters of a-z, 0-9, '_' and '-'");
    }
  }

  @Override
  public int compareTo(PurposeId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
