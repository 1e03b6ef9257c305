package dev.minipassport.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Overloaded;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.storage.sql.CommitListener;
import dev.minipassport.storage.sql.Staleness;
import dev.minipassport.token.TokenDigest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WriterTest {
  private static final int QUEUE = 64;
  private static final IdentityId ALICE = new IdentityId(new UUID(0, 1));
  private static final IdentityId BOB = new IdentityId(new UUID(0, 2));

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

  private static boolean insertAndFail(Handle handle, String name) {
    assertThat(insert(handle, name)).isTrue();
    throw new IllegalArgumentException("the rule does not like " + name);
  }

  private int rows() {
    try (Handle handle = disk.open()) {
      return handle.createQuery("SELECT COUNT(*) FROM rows").mapTo(Integer.class).one();
    }
  }

  private static boolean change(Handle handle, IdentityId identity) {
    Staleness.of(handle).changes(identity);
    return true;
  }

  private record Hearing(List<IdentityId> changed) implements CommitListener {
    @Override
    public void changed(IdentityId identity) {
      changed.add(identity);
    }

    @Override
    public void cameIntoBeing(TokenDigest token) {}
  }

  /// Keeps the writer busy until the latch is released.
  private CountDownLatch occupied(Writer busy) throws InterruptedException {
    var begun = new CountDownLatch(1);
    var release = new CountDownLatch(1);
    assertThat(
            busy.offer(
                _ -> {
                  begun.countDown();
                  return released(release);
                }))
        .isTrue();
    begun.await();
    return release;
  }

  private static boolean released(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whatWaitsTogetherIsCommittedTogether() throws Exception {
    CountDownLatch release = occupied(writer);
    for (int i = 0; i < 50; i++) {
      String name = "row " + i;
      assertThat(writer.offer(handle -> insert(handle, name))).isTrue();
    }
    release.countDown();
    boolean _ = writer.write(handle -> insert(handle, "the last"));

    assertThat(rows()).isEqualTo(51);
    assertThat(writer.commits()).isBetween(2L, 3L);
  }

  @Test
  void anAnsweredWriteIsThereForEveryReader() {
    boolean written = writer.write(handle -> insert(handle, "row"));

    assertThat(written).isTrue();
    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void aTaskThatFailsLeavesNothingBehindAndTheOthersInPeace() throws Exception {
    CountDownLatch release = occupied(writer);
    assertThat(writer.offer(handle -> insert(handle, "before"))).isTrue();
    assertThat(writer.offer(handle -> insertAndFail(handle, "bad"))).isTrue();
    assertThat(writer.offer(handle -> insert(handle, "after"))).isTrue();
    release.countDown();
    boolean _ = writer.write(handle -> insert(handle, "last"));

    assertThat(disk.opened()).describedAs("the table's connection and the writer's").isEqualTo(2);
    assertThat(rows()).isEqualTo(3);
  }

  @Test
  void whatARuleThrowsReachesItsCaller() {
    assertThatThrownBy(() -> writer.write(handle -> insertAndFail(handle, "bad")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the rule does not like bad");
    assertThat(rows()).isZero();
  }

  @Test
  void whatTheDatabaseRefusesIsUnavailable() {
    boolean _ = writer.write(handle -> insert(handle, "twin"));

    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "twin")))
        .isInstanceOf(Unavailable.class);
    boolean again = writer.write(handle -> insert(handle, "other"));
    assertThat(again).isTrue();
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
  void whatACommitMadeStaleIsToldBeforeItsCallerIsAnswered() {
    List<IdentityId> told = new CopyOnWriteArrayList<>();
    writer.listeners().tell(new Hearing(told));

    boolean _ = writer.write(handle -> change(handle, ALICE));
    assertThat(told).containsExactly(ALICE);
    boolean _ = writer.write(handle -> change(handle, BOB));
    assertThat(told).containsExactly(ALICE, BOB);
  }

  @Test
  void whatWasRolledBackMadeNothingStale() throws Exception {
    List<IdentityId> told = new CopyOnWriteArrayList<>();
    writer.listeners().tell(new Hearing(told));
    CountDownLatch release = occupied(writer);
    assertThat(writer.offer(handle -> change(handle, ALICE) && insertAndFail(handle, "bad")))
        .isTrue();
    release.countDown();
    boolean _ = writer.write(handle -> change(handle, BOB));

    assertThat(told).containsExactly(BOB);
  }

  @Test
  void whatAFailedCommitMayHaveMadeStaleIsToldAsWell() {
    List<IdentityId> told = new CopyOnWriteArrayList<>();
    writer.listeners().tell(new Hearing(told));
    disk.failCommits(true);

    assertThatThrownBy(() -> writer.write(handle -> change(handle, ALICE)))
        .isInstanceOf(Unavailable.class);
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
  void aFullQueueShedsWhatComes() throws Exception {
    CountDownLatch release = occupied(writer);
    for (int i = 0; i < QUEUE; i++) {
      assertThat(writer.offer(_ -> true)).isTrue();
    }

    assertThat(writer.offer(_ -> true)).isFalse();
    assertThatThrownBy(() -> writer.write(handle -> insert(handle, "excess")))
        .isInstanceOf(Overloaded.class);
    release.countDown();
  }

  @Test
  void whatWaitedTooLongIsNotBegunAnyMore() throws Exception {
    var begun = new AtomicBoolean();
    try (var impatient = new Writer(disk::open, QUEUE, Duration.ZERO, Duration.ofSeconds(10))) {
      CountDownLatch release = occupied(impatient);

      assertThatThrownBy(() -> impatient.write(_ -> begun.compareAndSet(false, true)))
          .isInstanceOf(Unavailable.class);
      release.countDown();
      passThrough(impatient);
    }
    assertThat(begun).isFalse();
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

  @Test
  void whatIsAnsweredInTimeIsNotTakenBack() throws Exception {
    boolean _ = writer.write(handle -> insert(handle, "row"), (_, _) -> disk.refuseToOpen(true));
    passThrough(writer);

    assertThat(rows()).isEqualTo(1);
  }

  @Test
  void anInterruptedCallerGivesUpWhatHasNotBegun() throws Exception {
    var begun = new AtomicBoolean();
    CountDownLatch release = occupied(writer);
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> writer.write(_ -> begun.compareAndSet(false, true)))
        .isInstanceOf(Unavailable.class);
    assertThat(Thread.interrupted()).isTrue();
    release.countDown();
    passThrough(writer);
    assertThat(begun).isFalse();
  }

  @Test
  void closingFinishesWhatWaitsAndRefusesWhatComesLater() throws Exception {
    CountDownLatch release = occupied(writer);
    assertThat(writer.offer(handle -> insert(handle, "waiting"))).isTrue();
    release.countDown();
    writer.close();

    assertThat(rows()).isEqualTo(1);
    assertThat(writer.offer(_ -> true)).isFalse();
    assertThatThrownBy(() -> writer.write(_ -> true)).isInstanceOf(Unavailable.class);
  }

  /// Returns once everything offered so far was looked at.
  private static void passThrough(Writer busy) throws InterruptedException {
    var passed = new CountDownLatch(1);
    assertThat(
            busy.offer(
                _ -> {
                  passed.countDown();
                  return true;
                }))
        .isTrue();
    passed.await();
  }
}
