package dev.minipassport.simulator.profile;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/// A person's profile as WeChat keeps it. Nicknames are whatever people type: only their length is
/// bounded.
///
/// @param nickName at most 128 characters
/// @param avatarUrl an http or https URL, or empty for somebody without a picture
/// @param gender 0 unknown, 1 male, 2 female
/// @param language the language of the region's names, such as zh_CN
public record Profile(
    String nickName,
    String avatarUrl,
    int gender,
    String city,
    String province,
    String country,
    String language) {

  private static final Pattern URL = Pattern.compile("(https?://[\\x21-\\x7e]{1,1000})?");
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z_]{0,16}");

  public Profile {
    bounded("nickName", nickName);
    require(URL.matcher(avatarUrl).matches(), "an avatarUrl is an http or https URL, or empty");
    require(gender >= 0 && gender <= 2, "a gender is 0 (unknown), 1 (male) or 2 (female)");
    bounded("city", city);
    bounded("province", province);
    bounded("country", country);
    require(LANGUAGE.matcher(language).matches(), "a language is a code such as zh_CN, or empty");
  }

  /// The profile of somebody who told WeChat a name and no more.
  public static Profile named(String nickName, String avatarUrl) {
    return new Profile(nickName, avatarUrl, 0, "", "", "", "zh_CN");
  }

  /// What is left of a profile since October 2021: no gender, no region.
  public Profile withoutGenderAndRegion() {
    return named(nickName, avatarUrl);
  }

  /// WeChat's fields in WeChat's order.
  public Map<String, Object> members() {
    var members = new LinkedHashMap<String, Object>();
    members.put("nickName", nickName);
    members.put("gender", gender);
    members.put("language", language);
    members.put("city", city);
    members.put("province", province);
    members.put("country", country);
    members.put("avatarUrl", avatarUrl);
    return members;
  }

  private static void bounded(String field, String text) {
    require(text.length() <= 128, "a " + field + " has at most 128 characters");
    require(
        StandardCharsets.UTF_8.newEncoder().canEncode(text),
        "a " + field + " has no half of a surrogate pair");
  }

  private static void require(boolean met, String advice) {
    if (!met) {
      throw new IllegalArgumentException(advice);
    }
  }
}
