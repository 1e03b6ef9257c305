package dev.minipassport.storage.sql;

import dev.minipassport.identity.IdentityId;
import dev.minipassport.token.TokenDigest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The commits of one store, for whoever wants to hear of them.
public final class Commits implements CommitListener {
  private final List<CommitListener> listeners = new CopyOnWriteArrayList<>();

  /// Lets `listener` hear of every commit that ends after this returns.
  public void tell(CommitListener listener) {
    listeners.add(listener);
  }

  @Override
  public void changed(IdentityId identity) {
    listeners.forEach(listener -> listener.changed(identity));
  }

  @Override
  public void anything() {
    listeners.forEach(CommitListener::anything);
  }

  @Override
  public void cameIntoBeing(TokenDigest token) {
    listeners.forEach(listener -> listener.cameIntoBeing(token));
  }
}
