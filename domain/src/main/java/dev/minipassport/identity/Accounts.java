package dev.minipassport.identity;

import java.time.Instant;
import java.util.Optional;

/// Every account ever given out. Held to `AccountsContract`; each writing method is one
/// transaction.
public interface Accounts {

  /// The account that `id` names now: itself, or the one it became an alias of.
  Optional<Account> find(AccountId id);

  /// As [#find], if the account has an identity in the app: what an app never knew is
  /// unknown to it.
  Optional<Account> find(AppId app, AccountId id);

  /// Refuses further sign-ins of the account and ends all sessions of all its identities.
  Suspending suspend(AccountId id, Instant at);

  /// Lets the account sign in again. Sessions that the suspension ended stay ended.
  Suspending resume(AccountId id, Instant at);

  /// `UNCHANGED`: the account stood so already, and nothing was written.
  enum Suspending {
    CHANGED,
    UNCHANGED,
    UNKNOWN_ACCOUNT
  }
}
