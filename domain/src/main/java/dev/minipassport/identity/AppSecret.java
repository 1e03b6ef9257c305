package dev.minipassport.identity;

import java.util.function.Function;

/// The secret that WeChat shares with the owner of an app. It never leaves the process but towards
/// WeChat: no accessor, no serial form, a mute `toString`.
public final class AppSecret {
  private final String text;

  public AppSecret(String text) {
    if (text.isBlank() || text.length() > 256) {
      throw new IllegalArgumentException("an app secret has 1 to 256 characters");
    }
    this.text = text;
  }

  /// Lends the secret to one computation.
  public <T> T use(Function<String, T> computation) {
    return computation.apply(text);
  }

  @Override
  public String toString() {
    return "AppSecret[REDACTED]";
  }
}
