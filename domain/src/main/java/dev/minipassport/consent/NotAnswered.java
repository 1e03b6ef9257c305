package dev.minipassport.consent;

/// Why a prompt came to nothing without the person having decided anything.
public enum NotAnswered {
  /// The call was not made from a tap.
  NO_TAP,
  /// WeChat's privacy authorisation was not given.
  PRIVACY_NOT_AGREED,
  /// The privacy guideline of the app does not declare it; an operator has to.
  NOT_DECLARED,
  /// WeChat has banned the app from it.
  BANNED,
  /// Paid calls are used up.
  QUOTA_USED_UP,
  /// Called too often.
  TOO_OFTEN,
  /// The client lacks the function.
  NOT_SUPPORTED,
  /// Anything else.
  UNKNOWN
}
