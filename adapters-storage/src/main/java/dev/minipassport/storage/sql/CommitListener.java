package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.token.TokenDigest;

/// Keeps what was read from a store, and hears what a commit made untrue.
///
/// It is called after the commit and before anybody is answered, by the thread that commits: it
/// must not block and must not throw.
public interface CommitListener {

  /// What was known of the identity and its sessions may be stale.
  void changed(IdentityId identity);

  /// There is such a token from now on.
  void cameIntoBeing(TokenDigest token);
}
