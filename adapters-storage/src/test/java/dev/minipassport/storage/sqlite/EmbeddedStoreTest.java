package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.SessionToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedStoreTest {
  @TempDir Path parent;
  private final TestClock clock = new TestClock();
  private Path directory;

  @BeforeEach
  void nameDirectory() {
    directory = parent.resolve("data");
  }

  private StoreUnderTest open() {
    return StoreUnderTest.bare(directory, clock);
  }

  private void assertRefused(Reason reason, String advice) {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreRefused.class, refused -> assertThat(refused.reason()).isEqualTo(reason))
        .hasMessageContaining(advice);
  }

  private Path file(String name) {
    return directory.resolve(name);
  }

  @Test
  void whatWasWrittenIsThereWhenTheStoreIsOpenedAgain() {
    SessionToken token;
    try (var store = open()) {
      token = new Passport(store, clock).signIn(Passport.ALICE).token();
    }
    try (var store = open()) {
      assertThat(new Passport(store, clock).admits(token)).isTrue();
    }
  }

  @Test
  void onlyTheOwnerReadsTheFiles() throws Exception {
    try (var store = open()) {
      new Passport(store, clock).signIn(Passport.ALICE);

      assertThat(mode(directory)).isEqualTo("rwx------");
      try (Stream<Path> files = Files.list(directory)) {
        assertThat(files.toList()).hasSizeGreaterThan(3).allMatch(f -> mode(f).equals("rw-------"));
      }
    }
  }

  @Test
  void anEphemeralStoreForgetsEverything() {
    Path used;
    try (var store = EmbeddedStore.open(EmbeddedStoreOptions.ephemeral(), clock)) {
      used = store.directory();
      new Passport(new StoreUnderTest(store, store.ports()), clock).signIn(Passport.ALICE);
      assertThat(used).isNotEmptyDirectory();
      assertThat(used.resolve("keys.json")).doesNotExist();
    }
    assertThat(used).doesNotExist();
  }

  @Test
  void aStoreInUseIsNotOpenedASecondTime() {
    try (var _ = open()) {
      assertRefused(Reason.IN_USE, "name its directory in store.path");
    }
    open().close();
  }

  /// Closing a file gives up every lock that the process has on it, whoever took it.
  @Test
  void aSecondOpeningInOneProcessDoesNotLetAnotherProcessIn() throws Exception {
    try (var _ = open()) {
      assertRefused(Reason.IN_USE, "name its directory in store.path");
      directory = Files.createSymbolicLink(parent.resolve("alias"), directory);
      assertRefused(Reason.IN_USE, "name its directory in store.path");

      var child = ChildProcess.of(OpeningChild.class, directory.toString());
      assertThat(child.lines()).singleElement().asString().startsWith("IN_USE");
    }
  }

  @Test
  void aSecondProcessIsTurnedAway() throws Exception {
    try (var _ = open()) {
      var child = ChildProcess.of(OpeningChild.class, directory.toString());

      assertThat(child.lines())
          .singleElement()
          .asString()
          .startsWith("IN_USE")
          .contains("process " + ProcessHandle.current().pid())
          .contains("store.lock");
    }
  }

  @Test
  void aKeySetWithoutItsDatabaseIsNoReasonToBeginAnew() throws Exception {
    fill();
    Files.delete(file("minipassport.db"));

    assertRefused(Reason.DATABASE_MISSING, "Restore the database");
    assertThat(file("minipassport.db")).doesNotExist();
  }

  @Test
  void anEmptiedDatabaseIsNoReasonToBeginAnew() throws Exception {
    fill();
    Files.write(file("minipassport.db"), new byte[0]);

    assertRefused(Reason.DATABASE_MISSING, "Restore the database");
  }

  @Test
  void aDiskThatDoesNotLetTheDatabaseBeOpenedIsNotTakenForDamage() throws Exception {
    fill();
    Files.createDirectory(file("minipassport.db-wal"));

    assertRefused(Reason.UNUSABLE, "SQLITE_CANTOPEN");
  }

  @Test
  void aCorruptedDatabaseIsRefused() throws Exception {
    fill();
    overwrite(file("minipassport.db"), 4096 * 3, 4096 * 6);

    assertRefused(Reason.CORRUPTED, "restore the latest backup");
  }

  @Test
  void aFileThatIsNoDatabaseIsRefused() throws Exception {
    fill();
    overwrite(file("minipassport.db"), 0, 100);

    assertRefused(Reason.CORRUPTED, "restore the latest backup");
  }

  @Test
  void aTornLogLosesItsTailAndNothingElse() throws Exception {
    SessionToken token;
    Path copy = parent.resolve("torn");
    try (var store = open()) {
      token = new Passport(store, clock).signIn(Passport.ALICE).token();
      Files.createDirectories(copy);
      for (String name : List.of("minipassport.db", "minipassport.db-wal", "keys.json")) {
        Files.copy(file(name), copy.resolve(name));
      }
    }
    Files.write(copy.resolve("minipassport.db-wal"), new byte[1000], StandardOpenOption.APPEND);
    Files.setPosixFilePermissions(
        copy.resolve("keys.json"), PosixFilePermissions.fromString("rw-------"));
    directory = copy;

    try (var store = open()) {
      assertThat(new Passport(store, clock).admits(token)).isTrue();
    }
  }

  @Test
  void aNewerSchemaIsRefused() {
    open().close();
    try (Handle handle = SqliteDatabase.durable(file("minipassport.db")).open()) {
      handle.execute(
          """
          INSERT INTO flyway_schema_history (
            installed_rank, version, description, type, script, checksum, installed_by,
            execution_time, success)
          VALUES (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, '', 1, TRUE)
          """);
    }

    assertRefused(Reason.NEWER_SCHEMA, "newer version");
  }

  @Test
  void aDirectoryThatCannotBeMadeIsRefused() throws Exception {
    directory = Files.createFile(parent.resolve("a file")).resolve("below");

    assertRefused(Reason.UNUSABLE, "Check that");
  }

  @Test
  void afterARefusalTheStoreCanBeOpenedOnceItIsMended() throws Exception {
    open().close();
    Path away = Files.move(file("keys.json"), parent.resolve("keys"));
    assertRefused(Reason.KEY_SET_MISSING, "Restore it");

    Files.move(away, file("keys.json"));
    open().close();
  }

  @Test
  void aClosedStoreIsUnavailable() {
    var store = open();
    var passport = new Passport(store, clock);
    SignedIn alice = passport.signIn(Passport.ALICE);
    store.close();

    assertThatThrownBy(() -> passport.validate(alice.token())).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> passport.login(Passport.APP, passport.codeOf(Passport.BOB)))
        .isInstanceOf(Unavailable.class);
  }

  @Test
  void noFileHoldsATokenOrASessionKey() throws Exception {
    try (var store = open()) {
      var passport = new Passport(store, clock);
      SignedIn alice = passport.signIn(Passport.ALICE);
      SignedIn launched = passport.launch(Passport.ALICE, alice.token());

      List<byte[]> secrets =
          List.of(
              alice.token().use(byte[]::clone),
              launched.token().use(byte[]::clone),
              ScriptedExchange.sessionKey(1).use(byte[]::clone),
              ScriptedExchange.sessionKey(2).use(byte[]::clone),
              "key-000000000001".getBytes(StandardCharsets.US_ASCII),
              "code-%032d".formatted(1).getBytes(StandardCharsets.US_ASCII));
      assertThat(held("iPhone")).isFalse();
      assertThat(held(Passport.ALICE.value())).isTrue();
      assertThat(secrets).noneMatch(this::held);
    }
  }

  private boolean held(String text) {
    return held(text.getBytes(StandardCharsets.US_ASCII));
  }

  private boolean held(byte[] bytes) {
    String wanted = new String(bytes, StandardCharsets.ISO_8859_1);
    try (Stream<Path> files = Files.list(directory)) {
      for (Path path : files.toList()) {
        if (Files.readString(path, StandardCharsets.ISO_8859_1).contains(wanted)) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() {
    try (var store = open()) {
      var passport = new Passport(store, clock);
      for (int i = 0; i < 20; i++) {
        passport.signIn(Passport.ALICE);
      }
    }
  }

  private static void overwrite(Path file, int from, int length) throws IOException {
    byte[] noise = new byte[length];
    new Random(5).nextBytes(noise);
    try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(noise), from);
    }
  }

  private static String mode(Path path) {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
