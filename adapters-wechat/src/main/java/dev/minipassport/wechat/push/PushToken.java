package dev.minipassport.wechat.push;

import java.util.regex.Pattern;

/// The `Token` of the console, with which WeChat signs its pushes (protocol 11): no accessor, no
/// serial form, a mute `toString`.
public final class PushToken {
  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9]{3,32}");

  private final String text;

  public PushToken(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "a push token has 3 to 32 letters and digits: copy Token from the console");
    }
    this.text = text;
  }

  /// The signature over the parts and the token.
  Signature sign(String... parts) {
    return Signature.of(text, parts);
  }

  @Override
  public String toString() {
    return "PushToken[REDACTED]";
  }
}
