package dev.minipassport.phone;

import dev.minipassport.session.NotValid;

/// What came of taking a phone number off a person.
public sealed interface Unbinding {

  /// There is none now.
  ///
  /// @param held whether there was one
  record Unbound(boolean held) implements Unbinding {}

  /// It takes a login of the last 5 minutes.
  record LoginTooOld() implements Unbinding {}

  record NotSignedIn(NotValid why) implements Unbinding {}
}
