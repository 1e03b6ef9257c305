package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.sql.Staleness;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The writer on a disk that fails it.
final class FragileDiskTest {
  private static final int QUEUE = 64;
  private static final IdentityId ALICE = new IdentityId(new UUID(0, 1));

  @TempDir Path directory;
  private FragileDisk disk;
  private Writer writer;

  @BeforeEach
  void open() {
    disk = new FragileDisk(directory.resolve("rows.db"));
    try (Handle handle = disk.open()) {
      handle.execute("CREATE TABLE rows (name TEXT PRIMARY KEY, filling BLOB)");
    }
    writer = new Writer(disk::open, QUEUE);
  }

  @AfterEach
  void close() {
    writer.close();
  }

  private static boolean insert(Handle handle, String name) {
    return handle.execute("INSERT INTO rows (name) VALUES (?)", name) == 1;
  }

  private boolean changeAlice(Handle handle) {
    Staleness.of(handle).changes(ALICE);
    return true;
  }

  private int rows() {
    try (Handle handle = disk.open()) {
      return handle.createQuery("SELECT COUNT(*) FROM rows").mapTo(Integer.class).one();
    }
  }

  private static boolean released(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void afterAFailedCommitNothingIsAcknowledgedAndTheConnectionIsOpenedAnew() {
    boolean _ = writer.write(handle -> insert(handle, "before"));
    long opened = disk.opened();
    disk.failCommits(true);

    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "lost")))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("lost");
    disk.failCommits(false);
    boolean after = writer.write(handle -> insert(handle, "after"));

    assertThat(after).isTrue();
    assertThat(rows()).isEqualTo(2);
    assertThat(disk.opened()).isGreaterThan(opened);
  }

  @Test
  void whatAFailedCommitMayHaveMadeStaleIsToldAsWell() {
    List<IdentityId> told = new CopyOnWriteArrayList<>();
    writer.listeners().tell(new Hearing(told));
    disk.failCommits(true);

    assertThatThrownBy(() -> writer.write(this::changeAlice)).isInstanceOf(Unavailable.class);
    assertThat(told).containsExactly(ALICE);
  }

  @Test
  void aFullDiskRefusesTheBatchAndIsGotOver() {
    disk.limitPages(20);
    assertThatThrownBy(
            () ->
                writer.write(
                    handle ->
                        handle.execute(
                            "INSERT INTO rows (name, filling) VALUES ('big', zeroblob(1000000))")))
        .isInstanceOf(Unavailable.class);
    assertThat(rows()).isZero();

    boolean small = writer.write(handle -> insert(handle, "small"));
    assertThat(small).isTrue();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aFileThatIsBusyForAMomentIsTriedAgainThreeTimes() {
    disk.findBusy(3);
    boolean patient = writer.write(handle -> insert(handle, "patient"));

    assertThat(patient).isTrue();
    assertThat(disk.opened()).describedAs("the table's connection and the writer's").isEqualTo(2);
  }

  @Test
  void aFileThatStaysBusyRefusesTheBatchAndKeepsTheConnection() {
    disk.findBusy(4);
    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "refused")))
        .isInstanceOf(Unavailable.class);
    assertThat(rows()).isZero();

    long opened = disk.opened();
    boolean later = writer.write(handle -> insert(handle, "later"));
    assertThat(later).isTrue();
    assertThat(disk.opened()).isEqualTo(opened);
  }

  @Test
  void aDatabaseThatCannotBeOpenedIsUnavailableUntilItCan() {
    disk.refuseToOpen(true);
    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "early")))
        .isInstanceOf(Unavailable.class);

    disk.refuseToOpen(false);
    boolean late = writer.write(handle -> insert(handle, "late"));
    assertThat(late).isTrue();
  }

  @Test
  void whatWasCommittedAfterItsCallerGaveUpIsTakenBackAsSoonAsACommitSucceeds() throws Exception {
    var undone = new CountDownLatch(2);
    var release = new CountDownLatch(1);
    try (var slow = new Writer(disk::open, QUEUE, Duration.ofSeconds(1), Duration.ZERO)) {
      assertThatThrownBy(
              () ->
                  slow.write(
                      handle -> insert(handle, "late") && released(release),
                      (handle, _) -> {
                        disk.failCommits(undone.getCount() == 2);
                        handle.execute("DELETE FROM rows WHERE name = 'late'");
                        undone.countDown();
                      }))
          .isInstanceOf(Unavailable.class);
      release.countDown();
      undone.await();
    }
    assertThat(rows()).isZero();
  }
}
