package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.HandoffsContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHandoffsTest extends HandoffsContract {
  @TempDir Path directory;

  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.bare(directory, clock);
  }
}
