package dev.minipassport.wechat.token;

import java.util.function.Function;
import java.util.regex.Pattern;

/// What proves to WeChat that a call is the app's own (protocol 5). It never leaves the process but
/// towards WeChat: no accessor, no serial form, a mute `toString`. One is equal to itself only.
public final class AccessToken {
  /// WeChat asks to reserve 512 characters.
  private static final Pattern FORM = Pattern.compile("[!-~]{1,1024}");

  private final String text;

  AccessToken(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "an access token is 1 to 1024 printable ASCII characters without spaces");
    }
    this.text = text;
  }

  /// Lends the token to one computation.
  public <T> T use(Function<String, T> computation) {
    return computation.apply(text);
  }

  boolean readsAs(AccessToken other) {
    return text.equals(other.text);
  }

  @Override
  public String toString() {
    return "AccessToken[REDACTED]";
  }
}
