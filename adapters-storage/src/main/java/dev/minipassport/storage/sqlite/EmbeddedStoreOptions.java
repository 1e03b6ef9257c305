package dev.minipassport.storage.sqlite;

import java.nio.file.Path;
import java.util.Optional;

/// Where the embedded store lives and how much it takes on at a time.
///
/// @param directory the data directory, created if absent; empty for a store that forgets
///     everything when it is closed
/// @param readers connections that read in parallel, 1 to 64
/// @param queue writes that may wait for their turn, 1 to 100,000; beyond it callers are told that
///     the node is overloaded
public record EmbeddedStoreOptions(Optional<Path> directory, int readers, int queue) {
  private static final int READERS = 4;
  private static final int QUEUE = 1024;

  public EmbeddedStoreOptions {
    if (readers < 1 || readers > 64) {
      throw new IllegalArgumentException("readers must be 1 to 64");
    }
    if (queue < 1 || queue > 100_000) {
      throw new IllegalArgumentException("queue must be 1 to 100000");
    }
  }

  public static EmbeddedStoreOptions in(Path directory) {
    return new EmbeddedStoreOptions(Optional.of(directory), READERS, QUEUE);
  }

  public static EmbeddedStoreOptions ephemeral() {
    return new EmbeddedStoreOptions(Optional.empty(), READERS, QUEUE);
  }
}
