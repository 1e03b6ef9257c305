package dev.minipassport.simulator.push.wire;

/// What can be wrong with a push.
public enum PushFlaw {
  /// The message is sent twice, each time signed and encrypted anew.
  DUPLICATE,
  /// The message says it was made an hour ago.
  LATE,
  /// The signature is not the right one.
  WRONG_SIGNATURE,
  /// The encrypted message ends with another app's id.
  WRONG_APPID,
  /// Neither the message's `OpenID` nor the query says whose it is.
  OPENID_MISSING
}
