package dev.minipassport.wechat.token;

import java.time.Duration;

/// What came of asking for a token.
sealed interface Issue {

  /// WeChat gave one.
  ///
  /// @param lifetime what is left of it, counted from before it was asked for
  record Issued(AccessToken token, Duration lifetime) implements Issue {}

  record Failed(Setback setback) implements Issue {}
}
