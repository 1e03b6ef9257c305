package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;
import java.util.regex.Pattern;

/// Where WeChat said a person lives, until October 2021 (protocol 13.1). Each part has at most 64
/// characters, no `/` and no control characters; the narrower ones may be empty.
public record Region(String country, String province, String city) implements ProfileValue {
  private static final Pattern PART = Pattern.compile("[^/\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{0,64}");

  public Region {
    for (String part : new String[] {country, province, city}) {
      if (!PART.matcher(part).matches()) {
        throw new IllegalArgumentException(
            "each part of a region has at most 64 characters, no '/' and no control characters");
      }
    }
    if (country.isBlank() && province.isBlank() && city.isBlank()) {
      throw new IllegalArgumentException("a region names at least one of country, province, city");
    }
  }

  static Region of(String text) {
    String[] parts = text.split("/", -1);
    return new Region(parts[0], parts[1], parts[2]);
  }

  @Override
  public DataCategory category() {
    return DataCategory.REGION;
  }

  @Override
  public String text() {
    return country + "/" + province + "/" + city;
  }

  @Override
  public String toString() {
    return "Region[REDACTED]";
  }
}
