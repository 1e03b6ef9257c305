package dev.minipassport.storage.sqlite;

import dev.minipassport.testkit.Store;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.contract.DossiersContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

final class SqliteDossiersTest extends DossiersContract {
  @TempDir Path directory;

  @Override
  protected Store open(TestClock clock) {
    return StoreUnderTest.bare(directory, clock);
  }
}
