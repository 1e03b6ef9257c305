package dev.minipassport.login;

import dev.minipassport.identity.AppId;
import dev.minipassport.token.PresentedSecret;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// The one-time code of `wx.login`: valid for 5 minutes, spent by the attempt to exchange it
/// (protocol 4).
public final class LoginCode implements PresentedSecret {
  private static final int LONGEST = 256;
  private static final String MOCK = "the code is a mock one";

  private final String text;

  /// Refuses what no code can be: empty, longer than 256 characters, or anything but printable
  /// ASCII.
  public LoginCode(String text) {
    if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(LoginCode::printable)) {
      throw new IllegalArgumentException("a login code has 1 to 256 printable ASCII characters");
    }
    this.text = text;
  }

  private static boolean printable(int character) {
    return character >= ' ' && character <= '~';
  }

  /// Whether WeChat's developer tools made it up, for want of an AppID.
  public boolean mock() {
    return text.equals(MOCK);
  }

  /// Names the code in a store, within one app.
  public TokenDigest digest(AppId app) {
    byte[] named = (app.value() + '\n' + text).getBytes(StandardCharsets.UTF_8);
    return TokenDigest.of(named);
  }

  /// Lends the text of the code, as ASCII bytes.
  @Override
  public <T> T use(Function<byte[], T> computation) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try {
      return computation.apply(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  @Override
  public String toString() {
    return "LoginCode[REDACTED]";
  }
}
