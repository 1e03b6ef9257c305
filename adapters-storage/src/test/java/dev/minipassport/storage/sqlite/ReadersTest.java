package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ReadersTest {
  @TempDir Path directory;
  private SqliteDatabase database;

  @BeforeEach
  void create() {
    database = SqliteDatabase.durable(directory.resolve("rows.db"));
    try (Handle handle = database.open()) {
      handle.execute("CREATE TABLE rows (name TEXT PRIMARY KEY)");
    }
  }

  private static int count(Handle handle) {
    return handle.createQuery("SELECT COUNT(*) FROM rows").mapTo(Integer.class).one();
  }

  @Test
  void readersCannotWrite() {
    try (var readers = new Readers(database::openReadOnly, 1)) {
      assertThatThrownBy(
              () -> readers.read(handle -> handle.execute("INSERT INTO rows VALUES ('x')")))
          .isInstanceOf(Unavailable.class);
      assertThat(readers.read(ReadersTest::count)).isZero();
    }
  }

  @Test
  void whoFindsEveryConnectionTakenIsTurnedAway() {
    try (var readers = new Readers(database::openReadOnly, 1)) {
      assertThatThrownBy(() -> readers.read(_ -> readers.read(ReadersTest::count)))
          .isInstanceOf(Unavailable.class);
      assertThat(readers.read(ReadersTest::count)).isZero();
    }
  }

  @Test
  void aConnectionThatFailedIsReplaced() {
    var disk = new FragileDisk(directory.resolve("rows.db"));
    try (var readers = new Readers(disk::open, 1)) {
      assertThatThrownBy(() -> readers.read(handle -> handle.execute("SELECT * FROM nowhere")))
          .isInstanceOf(Unavailable.class);
      assertThat(readers.read(ReadersTest::count)).isZero();
      assertThat(disk.opened()).isEqualTo(2);
    }
  }

  @Test
  void afterClosingNothingIsRead() {
    var readers = new Readers(database::openReadOnly, 2);
    readers.close();

    assertThatThrownBy(() -> readers.read(ReadersTest::count)).isInstanceOf(Unavailable.class);
  }
}
