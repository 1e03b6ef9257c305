package dev.minipassport.identity;

/// What an account id names now.
public sealed interface Resolution {

  /// The account of that id, or the one it became an alias of.
  record Resolved(AccountId account) implements Resolution {}

  /// Nobody's in this app.
  record UnknownAccount() implements Resolution {}
}
