package dev.minipassport.userdata;

import dev.minipassport.session.NotValid;

/// What came of looking after a session key.
public sealed interface KeyOutcome {

  /// The key holds; after a reset, the new one does.
  record Holds() implements KeyOutcome {}

  /// It is outdated, or there is none: the client calls `wx.login` and logs in.
  record LogInAgain() implements KeyOutcome {}

  record NotSignedIn(NotValid why) implements KeyOutcome {}
}
