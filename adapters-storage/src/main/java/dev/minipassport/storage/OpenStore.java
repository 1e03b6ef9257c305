package dev.minipassport.storage;

import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.FeedStatistics;
import java.util.Optional;

/// A store that serves.
public interface OpenStore extends AutoCloseable {

  /// The ports on the bare store, without a cache.
  StorePorts ports();

  /// A near cache that fits before them.
  ///
  /// @param mostSessions how many sessions are kept; about half a kilobyte each
  NearCache cache(int mostSessions);

  /// How far this node is behind the others; empty for a store that no other node uses.
  Optional<FeedStatistics> changesHeard();

  @Override
  void close();
}
