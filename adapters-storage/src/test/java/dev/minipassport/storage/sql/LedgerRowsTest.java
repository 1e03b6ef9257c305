package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.identity.AppId;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.storage.Said;
import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The database itself keeps what was said.
final class LedgerRowsTest {
  private static final AppId APP = new AppId("wx1111111111111111");
  private static final Ledger LEDGER =
      Ledger.empty(Said.SUBJECT).with(Said.fully(APP)).with(Said.fully(APP)).with(Said.fully(APP));

  @TempDir Path directory;
  private Database database;
  private Handle handle;

  @BeforeEach
  void open() {
    database = Database.in(directory);
    handle = database.handle();
    LedgerRows.append(handle, LEDGER.entries().get(0));
    LedgerRows.append(handle, LEDGER.entries().get(1));
  }

  @AfterEach
  void close() {
    database.close();
  }

  private long entries() {
    return handle
        .createQuery("SELECT COUNT(*) FROM consent_ledger WHERE decision = 'GRANTED'")
        .mapTo(Long.class)
        .one();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE consent_ledger SET decision = 'REFUSED'",
        "UPDATE OR REPLACE consent_ledger SET sequence = 1",
        "UPDATE consent_ledger SET at = at WHERE sequence = 2",
        "DELETE FROM consent_ledger",
        "DELETE FROM consent_ledger WHERE sequence = 2",
        "INSERT INTO consent_ledger SELECT * FROM consent_ledger WHERE sequence = 2",
        "REPLACE INTO consent_ledger SELECT * FROM consent_ledger WHERE sequence = 2"
      })
  void entriesAreNeitherChangedNorRemoved(String statement) {
    assertThatThrownBy(() -> handle.execute(statement))
        .hasMessageContaining("consent_ledger is append-only");
    assertThat(entries()).isEqualTo(2);
  }

  @Test
  void thereIsNoRowIdToReplaceAnEntryBy() {
    assertThatThrownBy(() -> handle.execute("SELECT rowid FROM consent_ledger"))
        .hasMessageContaining("no such column");
  }

  @Test
  void anEntryFollowsTheOneBefore() {
    Ledger longer = LEDGER.with(Said.fully(APP));
    assertThatThrownBy(() -> LedgerRows.append(handle, longer.entries().get(3)))
        .hasMessageContaining("consent_ledger is append-only");

    LedgerRows.append(handle, longer.entries().get(2));
    LedgerRows.append(handle, longer.entries().get(3));
    assertThat(entries()).isEqualTo(4);
  }
}
