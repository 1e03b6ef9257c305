package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.Account;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

final class RowsTest {
  private static final AccountId FIRST = new AccountId(new UUID(0, 1));
  private static final AccountId SECOND = new AccountId(new UUID(0, 2));
  private static final AccountId THIRD = new AccountId(new UUID(0, 3));
  private static final OwnerId OWNER = new OwnerId("owner");
  private static final UnionId ALICE = new UnionId("uAlice");

  @TempDir Path directory;
  private SQLiteDataSource source;
  private Handle handle;

  @BeforeEach
  void migrate() {
    source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("rows.db"));
    new Schema(source, Dialect.SQLITE).migrate();
    handle = ColumnTypes.registered(Jdbi.create(source)).open();
    AccountRows.insert(handle, FIRST);
    AccountRows.insert(handle, SECOND);
    AccountRows.insert(handle, THIRD);
  }

  @AfterEach
  void close() {
    handle.close();
  }

  @Test
  void anAliasOfAnAliasIsOneStepFromTheAccount() {
    AccountRows.alias(handle, FIRST, SECOND);
    AccountRows.alias(handle, SECOND, THIRD);

    assertThat(AccountRows.find(handle, FIRST)).contains(new Account(THIRD, false));
    assertThat(AccountRows.find(handle, SECOND)).contains(new Account(THIRD, false));
    assertThat(AccountRows.find(handle, THIRD)).contains(new Account(THIRD, false));
  }

  @Test
  void whatAnAliasHeldGoesToTheAccount() {
    AccountRows.hold(handle, OWNER, ALICE, FIRST);
    AccountRows.alias(handle, FIRST, SECOND);

    assertThat(AccountRows.holderOf(handle, OWNER, ALICE)).contains(new Account(SECOND, false));
  }

  @Test
  void theFirstHolderOfAUnionIdKeepsIt() {
    AccountRows.hold(handle, OWNER, ALICE, FIRST);
    AccountRows.hold(handle, OWNER, ALICE, SECOND);

    assertThat(AccountRows.holderOf(handle, OWNER, ALICE)).contains(new Account(FIRST, false));
    assertThat(AccountRows.holderOf(handle, new OwnerId("another"), ALICE)).isEmpty();
  }

  @Test
  void aConflictIsNotedOnce() {
    ConflictRows.find(handle, FIRST, SECOND, Instant.EPOCH);
    ConflictRows.find(handle, FIRST, SECOND, Instant.EPOCH.plusSeconds(1));

    assertThat(
            handle.createQuery("SELECT found_at FROM linkage_conflicts").mapTo(Long.class).list())
        .containsExactly(0L);
  }

  @Test
  void instantsAreKeptToTheMicrosecondAndRoundedDown() {
    Instant instant = Instant.parse("2026-03-01T08:00:00.123456789Z");

    assertThat(Micros.instant(Micros.of(instant)))
        .isEqualTo(Instant.parse("2026-03-01T08:00:00.123456Z"));
    assertThat(Micros.instant(Micros.of(Instant.EPOCH))).isEqualTo(Instant.EPOCH);
  }

  @Test
  void aStoreKeepsTheLastMarkOfItsKeySet() {
    assertThat(StoreFacts.keySetMark(handle)).isEmpty();

    StoreFacts.markKeySet(handle, new byte[] {1});
    StoreFacts.markKeySet(handle, new byte[] {2});
    assertThat(StoreFacts.keySetMark(handle)).contains(new byte[] {2});
  }

  @Test
  void migratingAgainChangesNothing() {
    var schema = new Schema(source, Dialect.SQLITE);
    schema.migrate();

    assertThat(schema.newerThanKnown()).isFalse();
    assertThat(AccountRows.find(handle, FIRST)).isPresent();
  }
}
