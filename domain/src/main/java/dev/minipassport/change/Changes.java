package dev.minipassport.change;

import dev.minipassport.identity.AppId;
import java.util.List;

/// The table of changes, written by every transaction that makes something stale.
public interface Changes {

  /// The changes of `app` with a sequence above `after`, lowest first, at most `limit`.
  List<Change> after(AppId app, long after, int limit);
}
