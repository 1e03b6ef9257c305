package dev.minipassport.simulator.content;

import java.util.Locale;

/// What WeChat suggests to do with a text or a medium.
public enum Suggestion {
  PASS,
  REVIEW,
  RISKY;

  /// As WeChat writes it, in lower case.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
