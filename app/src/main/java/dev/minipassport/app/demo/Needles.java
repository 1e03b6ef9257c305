package dev.minipassport.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The secrets of the story in every spelling they could have.
///
/// @param sessionKeys how many session keys there are
/// @param accessTokens how many access tokens there are
/// @param bytes what to look for
record Needles(int sessionKeys, int accessTokens, List<byte[]> bytes) {
  private static final Pattern SESSION_KEY =
      Pattern.compile("\"session_key\" ?: ?\"([A-Za-z0-9+/=\\\\]+)\"");

  private static final Pattern ACCESS_TOKEN = Pattern.compile("\"access_token\" ?: ?\"([^\"]+)\"");

  /// @param fromWeChat what went between service and WeChat, where the secrets belong
  /// @param others of which only the text is looked for
  static Needles in(List<byte[]> fromWeChat, List<String> secrets, List<String> others) {
    Set<String> keys = found(SESSION_KEY, fromWeChat);
    Set<String> tokens = found(ACCESS_TOKEN, fromWeChat);
    var bytes = new ArrayList<byte[]>();
    for (String secret : secrets) {
      bytes.add(ascii(secret));
      bytes.add(HexFormat.of().parseHex(secret));
      bytes.add(ascii(Base64.getEncoder().withoutPadding().encodeToString(ascii(secret))));
    }
    others.forEach(other -> bytes.add(ascii(other)));
    tokens.forEach(token -> bytes.add(ascii(token)));
    for (String key : keys) {
      byte[] raw = Base64.getDecoder().decode(key);
      bytes.add(ascii(key.replace("=", "")));
      bytes.add(ascii(Base64.getUrlEncoder().withoutPadding().encodeToString(raw)));
      bytes.add(raw);
      bytes.add(ascii(HexFormat.of().formatHex(raw)));
    }
    return new Needles(keys.size(), tokens.size(), bytes);
  }

  private static Set<String> found(Pattern secret, List<byte[]> recordings) {
    Set<String> all = new TreeSet<>();
    for (byte[] recording : recordings) {
      Matcher found = secret.matcher(new String(recording, StandardCharsets.ISO_8859_1));
      while (found.find()) {
        all.add(found.group(1).replace("\\", ""));
      }
    }
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
