package dev.minipassport.identity;

import dev.minipassport.audit.Note;
import java.time.Instant;
import java.util.List;
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
  Suspending suspend(AccountId id, Note note);

  /// Lets the account sign in again. Sessions that the suspension ended stay ended.
  Suspending resume(AccountId id, Note note);

  /// The conflicts that logins found and nobody has settled, of accounts with an identity in the
  /// app, oldest first, at most `limit`.
  List<Conflict> conflicts(AppId app, int limit);

  /// Settles a conflict, in either order of the two. To link moves every identity of the first
  /// account to the other one, which its id names from then on, and is suspended if either was; to
  /// keep apart ends the conflict for good.
  Settling settle(AccountId account, AccountId other, Settlement how, Note note);

  /// Two accounts that claim one person and disagree: in who is suspended, or in phone numbers.
  record Conflict(AccountId account, AccountId other, Instant foundAt) {}

  enum Settlement {
    LINK,
    KEEP_APART
  }

  enum Settling {
    SETTLED,
    UNKNOWN_CONFLICT
  }

  /// `UNCHANGED`: the account stood so already, and nothing was written.
  enum Suspending {
    CHANGED,
    UNCHANGED,
    UNKNOWN_ACCOUNT
  }
}
