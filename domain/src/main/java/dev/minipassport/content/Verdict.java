package dev.minipassport.content;

/// What WeChat makes of a text or a picture: its `suggest` (protocol 9.1).
public enum Verdict {
  PASS,
  /// A person has to look at it.
  REVIEW,
  RISKY
}
