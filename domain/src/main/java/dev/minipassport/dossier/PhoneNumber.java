package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;
import java.util.regex.Pattern;

/// A phone number that WeChat vouched for, as E.164 has it: the country's code of 1 to 3 digits and
/// the number within it, at most 15 digits together.
///
/// @param country without a leading `+` or `0`
/// @param number WeChat's `purePhoneNumber` (protocol 8.1)
public record PhoneNumber(String country, String number) implements ProfileValue {
  private static final Pattern COUNTRY = Pattern.compile("[1-9][0-9]{0,2}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{4,14}");
  private static final int MOST_DIGITS = 15;

  /// Shorter ones show their last two digits only (protocol 15).
  private static final int LONG = 10;

  public PhoneNumber {
    if (!COUNTRY.matcher(country).matches()
        || !NUMBER.matcher(number).matches()
        || country.length() + number.length() > MOST_DIGITS) {
      throw new IllegalArgumentException(
          "a phone number has a country code of 1 to 3 digits and at most 15 digits in all");
    }
  }

  static PhoneNumber of(String text) {
    String[] parts = text.split(" ", -1);
    return new PhoneNumber(parts[0], parts[1]);
  }

  /// `+8613800138000`.
  public String e164() {
    return "+" + country + number;
  }

  /// The number within its country, with all but its first three and last two digits hidden.
  public String masked() {
    int shown = number.length() < LONG ? 0 : 3;
    return number.substring(0, shown)
        + "*".repeat(number.length() - shown - 2)
        + number.substring(number.length() - 2);
  }

  @Override
  public DataCategory category() {
    return DataCategory.PHONE;
  }

  @Override
  public String text() {
    return country + " " + number;
  }

  @Override
  public String toString() {
    return "PhoneNumber[REDACTED]";
  }
}
