package dev.minipassport.prompt;

/// Who began.
public enum Trigger {
  /// A page asks by itself.
  UNPROMPTED,
  /// The person tapped on something that visibly asks. A tap is answered, whatever is quiet.
  USER_ACTION
}
