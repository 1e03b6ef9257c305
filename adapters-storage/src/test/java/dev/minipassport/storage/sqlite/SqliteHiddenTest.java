package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.HiddenContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHiddenTest extends HiddenContract {
  @TempDir Path directory;

  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.bare(directory, clock);
  }
}
