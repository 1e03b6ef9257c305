package dev.minipassport.ledger;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A version of WeChat's base library, compared number by number: as texts, `2.29.1` would come
/// before `2.3.0` (protocol 13.3).
public record LibraryVersion(int major, int minor, int patch)
    implements Comparable<LibraryVersion> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,4})\\.([0-9]{1,4})(?:\\.([0-9]{1,4}))?");
  private static final Comparator<LibraryVersion> NUMBER_BY_NUMBER =
      Comparator.comparingInt(LibraryVersion::major)
          .thenComparingInt(LibraryVersion::minor)
          .thenComparingInt(LibraryVersion::patch);

  public static LibraryVersion of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("base library must be two or three numbers, as in 2.27.1");
    }
    String patch = parts.group(3);
    return new LibraryVersion(
        Integer.parseInt(parts.group(1)),
        Integer.parseInt(parts.group(2)),
        patch == null ? 0 : Integer.parseInt(patch));
  }

  public boolean before(LibraryVersion other) {
    return compareTo(other) < 0;
  }

  @Override
  public int compareTo(LibraryVersion other) {
    return NUMBER_BY_NUMBER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
