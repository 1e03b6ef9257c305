package dev.minipassport.storage.sqlite;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.token.TokenDigest;
import java.util.List;

/// Notes whom commits concern, in their order.
record Hearing(List<IdentityId> changed) implements CommitListener {
  @Override
  public void changed(IdentityId identity) {
    changed.add(identity);
  }

  @Override
  public void cameIntoBeing(TokenDigest token) {}

  @Override
  public void anything() {
    throw new AssertionError("a store knows what it changes");
  }
}
