package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;

/// An embedded store in the shape that contracts and use cases ask for.
record StoreUnderTest(EmbeddedStore embedded, StorePorts ports) implements ServedPorts {
  static StoreUnderTest bare(Path directory, TestClock clock) {
    var store = EmbeddedStore.open(EmbeddedStoreOptions.in(directory), clock);
    return new StoreUnderTest(store, store.ports());
  }

  static StoreUnderTest cached(TestClock clock) {
    var store = EmbeddedStore.open(EmbeddedStoreOptions.ephemeral(), clock);
    return new StoreUnderTest(store, store.ports().behind(new NearCache(1000, System::nanoTime)));
  }

  @Override
  public void settle() {
    embedded.flush();
  }

  @Override
  public void close() {
    embedded.close();
  }
}
