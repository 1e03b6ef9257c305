package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Overloaded;
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
  void aTaskWaitsForItsTurnNoLongerThanItsCaller() throws Exception {
    CountDownLatch release = occupied(writer);
    Deadline hurried = () -> Duration.ofMillis(20);

    assertThatThrownBy(
            () ->
                hurried.<Boolean>bounds(() -> writer.write(handle -> insert(handle, "in a hurry"))))
        .isInstanceOf(Unavailable.class);
    release.countDown();
    passThrough(writer);

    assertThat(rows()).isZero();
  }

  @Test
  void forACallerWhoIsGoneNothingIsWritten() throws Exception {
    Deadline over = () -> Duration.ZERO;

    assertThatThrownBy(
            () -> over.<Boolean>bounds(() -> writer.write(handle -> insert(handle, "too late"))))
        .isInstanceOf(CallerGone.class);
    passThrough(writer);

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
