package dev.minipassport.simulator.phonenumber;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A phone number as WeChat tells it.
///
/// @param countryCode such as `86`, without a plus
/// @param pure without the country code
public record PhoneNumber(String countryCode, String pure) {
  private static final String CHINA = "86";
  private static final Pattern COUNTRY = Pattern.compile("[1-9]\\d{0,3}");
  private static final Pattern PURE = Pattern.compile("\\d{3,15}");

  public PhoneNumber {
    if (!COUNTRY.matcher(countryCode).matches()) {
      throw new IllegalArgumentException("a country code has 1 to 4 digits, such as 86");
    }
    if (!PURE.matcher(pure).matches()) {
      throw new IllegalArgumentException(
          "a phone number has 3 to 15 digits, without its country code");
    }
  }

  /// A number in China.
  public static PhoneNumber chinese(String pure) {
    return new PhoneNumber(CHINA, pure);
  }

  /// Foreign numbers begin with their country code; in which form is not documented (assumed).
  public String full() {
    return countryCode.equals(CHINA) ? pure : countryCode + pure;
  }

  /// The members in WeChat's order, the watermark last.
  ///
  /// @param seconds when the person gave it, since the epoch
  public Map<String, Object> members(String appId, long seconds) {
    var watermark = new LinkedHashMap<String, Object>();
    watermark.put("timestamp", seconds);
    watermark.put("appid", appId);
    var members = new LinkedHashMap<String, Object>();
    members.put("phoneNumber", full());
    members.put("purePhoneNumber", pure);
    members.put("countryCode", countryCode);
    members.put("watermark", watermark);
    return members;
  }

  @Override
  public String toString() {
    return "PhoneNumber[+" + countryCode + " REDACTED]";
  }
}
