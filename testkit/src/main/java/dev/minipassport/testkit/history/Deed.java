package dev.minipassport.testkit.history;

import java.util.Map;
import java.util.Optional;

/// What a client asks for.
public sealed interface Deed {
  /// Asks as the holder of a token.
  sealed interface Presenting extends Deed {
    String app();

    Handle token();
  }

  /// Asks for the end of sessions of one person.
  sealed interface Ending extends Deed {}

  /// Brings a code of `wx.login`.
  ///
  /// @param person whose code it is
  /// @param current the token that the client still has
  record Login(Person person, Handle code, Optional<Handle> current) implements Deed {}

  record Validate(String app, Handle token) implements Presenting {}

  record Rotate(String app, Handle token) implements Presenting {}

  record Revoke(String app, Handle token) implements Presenting, Ending {}

  record RevokeAll(String app, Handle token) implements Presenting, Ending {}

  record RevokeOthers(String app, Handle token) implements Presenting, Ending {}

  /// By an operator.
  record Suspend(Person person) implements Ending {}

  /// By an operator.
  record Resume(Person person) implements Deed {}

  /// What is kept of the person becomes this.
  ///
  /// @param values by name
  /// @param entry what the ledger says of it; empty if nothing
  record Write(String app, Handle token, Map<String, String> values, String entry)
      implements Presenting {}

  /// Asks what is kept of the person.
  record Read(String app, Handle token) implements Presenting {}

  /// Asks for all entries of the person's ledger; the answer counts them by what they say.
  record ReadLedger(String app, Handle token) implements Presenting {}
}
