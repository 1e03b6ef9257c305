package dev.minipassport.profile;

/// What the rules say of something a person typed or picked.
public sealed interface Judged<T> {
  /// In the form it is kept in.
  record Accepted<T>(T value) implements Judged<T> {}

  record Refused<T>(Flaw why) implements Judged<T> {}

  /// What is wrong with it, for the person to mend.
  enum Flaw {
    EMPTY,
    TOO_LONG,
    /// A control character, a tab or a line break.
    CONTROL_CHARACTER,
    /// A zero-width or otherwise invisible character where it joins nothing, or nothing visible.
    INVISIBLE,
    /// A character that turns the direction of writing.
    DIRECTION,
    /// Half a surrogate pair, private use, or not assigned.
    NOT_A_CHARACTER,
    /// More marks on one letter than any language puts there.
    TOO_MANY_MARKS,
    /// Not a URL, or one with a user, a port, a fragment, or characters that want escaping.
    NOT_A_URL,
    NOT_HTTPS,
    /// Neither one of the hosts the app keeps pictures on nor WeChat's.
    HOST_NOT_ALLOWED
  }
}
