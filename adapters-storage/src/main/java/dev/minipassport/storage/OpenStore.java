package dev.minipassport.storage;

import dev.minipassport.storage.cache.NearCache;

/// A store that serves.
public sealed interface OpenStore extends AutoCloseable permits EmbeddedStore, PostgresStore {

  /// The ports on the bare store, without a cache.
  StorePorts ports();

  /// A near cache that fits before them.
  ///
  /// @param mostSessions how many sessions are kept; about half a kilobyte each
  NearCache cache(int mostSessions);

  @Override
  void close();
}
