package dev.minipassport.operation;

import dev.minipassport.identity.AppSecret;

/// An app secret on its way in: whoever brings it cannot look at it again.
public final class NewSecret {
  private static final int SHORTEST = 32;
  private static final int LONGEST = 256;

  private final AppSecret secret;

  /// WeChat's have 32 characters; a shorter one was not copied whole.
  public NewSecret(String text) {
    if (text.length() < SHORTEST || text.length() > LONGEST) {
      throw new IllegalArgumentException("must have 32 to 256 characters; copy all of it");
    }
    this.secret = new AppSecret(text);
  }

  AppSecret secret() {
    return secret;
  }

  @Override
  public String toString() {
    return "NewSecret[REDACTED]";
  }
}
