package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.token.TokenDigest;

/// Keeps what was read from a store, and hears what a commit made untrue.
///
/// Whoever commits calls it after the commit and before anybody is answered, also where it is not
/// known whether the commit was written. Not before: what was read before the commit and kept until
/// then is told untrue by the call after it. Where a commit is written later than that, or on
/// another node, the [dev.minipassport.storage.feed.Feed] calls. It must not block and must not
/// throw, comes from any thread, and may come more than once.
public interface CommitListener {

  /// What was known of the identity and its sessions may be stale.
  void changed(IdentityId identity);

  /// Everything that was known may be stale.
  void anything();

  /// There is such a token from now on.
  void cameIntoBeing(TokenDigest token);
}
