package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.SessionKey;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BackupTest {
  @TempDir Path parent;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;
  private Path target;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(parent.resolve("live"), clock);
    passport = new Passport(store, clock);
    target = parent.resolve("backups").resolve("monday");
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aCopyOfALiveStoreOpensAsAStoreOfItsOwn() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    store.embedded().backup(target);
    SignedIn later = passport.signIn(Passport.ALICE);

    try (var copy = StoreUnderTest.bare(target, clock)) {
      var restored = new Passport(copy, clock);
      assertThat(restored.admits(alice.token())).isTrue();
      assertThat(restored.admits(later.token())).isFalse();
      List<SessionKey> keys = copy.sessionKeys().of(alice.session().identity(), clock.instant());
      assertThat(keys).hasSize(1);
    }
    assertThat(passport.admits(later.token())).isTrue();
  }

  @Test
  void theCopyOfAStoreThatWasMovedIsNotServedEither() throws Exception {
    Files.writeString(parent.resolve("live").resolve("moved"), "elsewhere, move 7");

    store.embedded().backup(target);

    assertThatThrownBy(() -> StoreUnderTest.bare(target, clock))
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.MOVED))
        .hasMessageContaining("elsewhere, move 7");
  }

  @Test
  void onlyTheOwnerReadsTheCopy() throws Exception {
    store.embedded().backup(target);

    assertThat(mode(target)).isEqualTo("rwx------");
    try (Stream<Path> files = Files.list(target)) {
      assertThat(files.toList())
          .extracting(file -> file.getFileName() + " " + mode(file))
          .containsExactlyInAnyOrder("minipassport.db rw-------", "keys.json rw-------");
    }
  }

  @Test
  void anotherProcessCopiesTheStoreThatThisOneHolds() throws Exception {
    SignedIn alice = passport.signIn(Passport.ALICE);

    var child =
        ChildProcess.of(BackupChild.class, parent.resolve("live").toString(), target.toString());

    assertThat(child.lines()).containsExactly("COPIED");
    SignedIn later = passport.signIn(Passport.BOB);
    try (var copy = StoreUnderTest.bare(target, clock)) {
      assertThat(new Passport(copy, clock).admits(alice.token())).isTrue();
    }
    assertThat(passport.admits(later.token())).isTrue();
  }

  @Test
  void whatExistsIsNotOverwritten() throws Exception {
    Files.createDirectories(target);
    Path precious = Files.writeString(target.resolve("minipassport.db"), "an older backup");

    assertThatThrownBy(() -> store.embedded().backup(target))
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.BACKUP_EXISTS));
    assertThat(precious).hasContent("an older backup");
  }

  @Test
  void whatLiesBesideTheTargetIsLeftAlone() throws Exception {
    Path beside = Files.createDirectories(target.resolveSibling("monday.partial"));
    Path precious = Files.writeString(beside.resolve("minipassport.db"), "an older backup");

    store.embedded().backup(target);
    assertThat(precious).hasContent("an older backup");
    assertThat(target.resolve("minipassport.db")).isNotEmptyFile();
  }

  @Test
  void aBackupThatFailsTakesAwayWhatItMadeAndNothingElse() throws Exception {
    Path beside = Files.createDirectories(target.resolveSibling("monday.partial"));
    Path precious = Files.writeString(beside.resolve("notes"), "not ours");
    Path broken = Files.createDirectories(parent.resolve("broken"));
    Files.writeString(broken.resolve("minipassport.db"), "no database");
    Files.writeString(broken.resolve("keys.json"), "{}");

    assertThatThrownBy(() -> EmbeddedStore.backup(broken, target))
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(Reason.UNUSABLE));
    assertThat(precious).hasContent("not ours");
    try (Stream<Path> left = Files.list(target.getParent())) {
      assertThat(left).containsExactly(beside);
    }
  }

  @Test
  void whereThereIsNoStoreThereIsNothingToCopy() {
    assertThatThrownBy(() -> EmbeddedStore.backup(parent.resolve("nowhere"), target))
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_A_STORE));
    assertThat(target).doesNotExist();
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
