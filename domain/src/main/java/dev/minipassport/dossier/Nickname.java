package dev.minipassport.dossier;

import dev.minipassport.purpose.DataCategory;

/// What a person wants to be called: 1 to 64 code points in Unicode's normal form C, judged by
/// `profile.NicknameRule`.
public record Nickname(String text) implements ProfileValue {
  public static final int MOST = 64;

  /// The nickname WeChat gives where it gives none (protocol 13.2).
  private static final String PLACEHOLDER = "微信用户";

  public Nickname {
    if (text.isBlank() || text.codePointCount(0, text.length()) > MOST) {
      throw new IllegalArgumentException("a nickname has 1 to 64 characters, not all blank");
    }
  }

  /// Whether it stands for none at all.
  public boolean placeholder() {
    return text.equals(PLACEHOLDER);
  }

  @Override
  public DataCategory category() {
    return DataCategory.NICKNAME;
  }

  @Override
  public String toString() {
    return "Nickname[REDACTED]";
  }
}
