package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.storage.seal.KeyRotation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which key set a store accepts as its own.
final class KeySetFileTest {
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
  void anExposedKeySetIsRefused() throws Exception {
    open().close();
    Files.setPosixFilePermissions(file("keys.json"), PosixFilePermissions.fromString("rw-r-----"));

    assertRefused(Reason.KEY_SET_EXPOSED, "chmod 600");
  }

  @Test
  void aStoreWithoutItsKeySetIsRefusedAndGetsNoNewOne() throws Exception {
    open().close();
    Files.delete(file("keys.json"));

    assertRefused(Reason.KEY_SET_MISSING, "Restore it");
    assertThat(file("keys.json")).doesNotExist();
  }

  @Test
  void theKeySetOfAnotherStoreIsRefused() throws Exception {
    open().close();
    Path own = file("keys.json");
    String ours = Files.readString(own);
    directory = parent.resolve("other");
    open().close();
    Files.writeString(file("keys.json"), ours);

    assertRefused(Reason.KEY_SET_OF_ANOTHER_STORE, "Restore the one");
  }

  @Test
  void aGarbledKeySetIsRefusedWithoutQuotingIt() throws Exception {
    open().close();
    String text = Files.readString(file("keys.json"));
    Files.writeString(file("keys.json"), text.substring(0, text.length() / 2));

    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.KEY_SET_UNREADABLE))
        .hasRootCauseMessage("not the JSON of a key set");
  }

  @Test
  void keysAreAddedAndLaterTakenAway() throws Exception {
    SignedIn alice;
    try (var store = open()) {
      alice = new Passport(store, clock).signIn(Passport.ALICE);
    }
    Path keys = file("keys.json");
    String old = Files.readString(keys);
    String both = KeyRotation.withNewKeys(old);

    Files.writeString(keys, both);
    try (var store = open()) {
      assertThat(store.sessionKeys().of(alice.session().identity(), clock.instant())).hasSize(1);
    }
    Files.writeString(keys, KeyRotation.withoutOldKeys(both));
    try (var store = open()) {
      assertThat(new Passport(store, clock).admits(alice.token())).isTrue();
    }
    Files.writeString(keys, old);
    assertRefused(Reason.KEY_SET_OF_ANOTHER_STORE, "Restore the one");
  }

  @Test
  void anOldKeyTakenAwayBeforeTheStoreSawItsSuccessorIsMissed() throws Exception {
    open().close();
    Path keys = file("keys.json");
    String both = KeyRotation.withNewKeys(Files.readString(keys));

    Files.writeString(keys, KeyRotation.withoutOldKeys(both));
    assertRefused(Reason.KEY_SET_OF_ANOTHER_STORE, "Restore the one");
    Files.writeString(keys, both);
    open().close();
  }

  @Test
  void aKeySetFromBeforeThereWereReceiptsGetsAKeyForThem() throws Exception {
    open().close();
    Path keys = file("keys.json");
    String old = KeyRotation.without("receipts", Files.readString(keys));
    Files.writeString(keys, old);
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("r--------"));

    List<PublishedKey> published;
    try (var store = open()) {
      published = store.ports().receiptSigner().keys();
    }
    assertThat(published).hasSize(1);
    assertThat(Files.readString(keys)).startsWith(old.substring(0, old.length() - 1));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keys)))
        .isEqualTo("r--------");
    try (var store = open()) {
      assertThat(store.ports().receiptSigner().keys()).isEqualTo(published);
    }
  }

  @Test
  void theKeySetOfAnotherStoreIsNotCompleted() throws Exception {
    open().close();
    String ours = KeyRotation.without("receipts", Files.readString(file("keys.json")));
    directory = parent.resolve("other");
    open().close();
    Files.writeString(file("keys.json"), ours);

    assertRefused(Reason.KEY_SET_OF_ANOTHER_STORE, "Restore the one");
    assertThat(file("keys.json")).hasContent(ours);
  }

  @Test
  void aKeySetFromBeforeThereWerePhonesGetsTheKeysItLacks() throws Exception {
    open().close();
    Path keys = file("keys.json");
    String old = Files.readString(keys);
    for (String kind : List.of("phones", "phoneIndex", "appSecrets")) {
      old = KeyRotation.without(kind, old);
    }
    Files.writeString(keys, old);

    open().close();
    String completed = Files.readString(keys);
    open().close();

    assertThat(completed)
        .startsWith(old.substring(0, old.length() - 1))
        .contains("\"phones\"", "\"phoneIndex\"", "\"appSecrets\"");
    assertThat(keys).hasContent(completed);
  }
}
