package dev.minipassport.content;

/// How an app has content checked.
public enum ContentPolicy {
  /// Not at all.
  OFF,
  /// What is risky or doubtful is kept and shown, and the answer says so. Where WeChat gives no
  /// answer the value is kept unchecked.
  ADVISORY,
  /// What is risky is refused, what is doubtful or not judged yet is hidden. Where WeChat gives no
  /// answer nothing is written, and the call may be repeated.
  ENFORCED
}
