package dev.minipassport.simulator.phone;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The version of WeChat's client library, compared number by number: 2.3.0 is older than 2.29.1.
public record BaseLibrary(int major, int minor, int patch) implements Comparable<BaseLibrary> {
  private static final Pattern TEXT = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(\\d{1,4})");
  private static final Comparator<BaseLibrary> ORDER =
      Comparator.comparingInt(BaseLibrary::major)
          .thenComparingInt(BaseLibrary::minor)
          .thenComparingInt(BaseLibrary::patch);

  /// Reads a version.
  ///
  /// @param text three numbers with dots between them
  public static BaseLibrary of(String text) {
    Matcher numbers = TEXT.matcher(text);
    if (!numbers.matches()) {
      throw new IllegalArgumentException("a base library is three numbers, such as 2.20.1");
    }
    return new BaseLibrary(
        Integer.parseInt(numbers.group(1)),
        Integer.parseInt(numbers.group(2)),
        Integer.parseInt(numbers.group(3)));
  }

  boolean atLeast(BaseLibrary other) {
    return compareTo(other) >= 0;
  }

  @Override
  public int compareTo(BaseLibrary other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
