package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.sql.Undo;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jdbi.v3.core.ConnectionException;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A caller was told that it failed, and nobody knows whether the server comes to it after all.
final class OwedTest {
  private static final Instant NOW = Instant.parse("2026-11-27T00:00:00Z");
  private static final Instant UNTIL = NOW.plus(Duration.ofMinutes(5));
  private static final Undo UNDO =
      new Undo(handle -> handle.execute("DELETE FROM picture_turns") == 1, UNTIL);

  private final String name = PostgresServer.running().newDatabase();
  private PostgresDatabase database;
  private PostgresTransactions transactions;

  @BeforeEach
  void open() {
    PostgresStoreOptions options = PostgresUnderTest.options(PostgresServer.running(), name);
    database = PostgresDatabase.open(options);
    transactions = new PostgresTransactions(database::open, options, () -> {});
    breakOff();
  }

  @AfterEach
  void close() {
    database.close();
    PostgresServer.running().giveBack(name);
  }

  private void breakOff() {
    Function<Handle, Boolean> work =
        _ -> {
          throw new ConnectionException(new SQLException("no answer", "08006"));
        };
    assertThatThrownBy(() -> transactions.writeOne(work, UNDO)).isInstanceOf(Unavailable.class);
  }

  private void arrive() {
    try (Handle handle = database.open()) {
      handle.execute("INSERT INTO picture_turns (app, turn) VALUES ('wx1', 1)");
    }
  }

  private int there() {
    try (Handle handle = database.open()) {
      return handle.createQuery("SELECT COUNT(*) FROM picture_turns").mapTo(Integer.class).one();
    }
  }

  /// As where a commit waits for a standby, or a message was long on its way.
  @Test
  void whatArrivesAfterItWasLookedForIsTakenBackAllTheSame() {
    transactions.settleOwed(NOW);
    transactions.settleOwed(NOW);
    arrive();

    transactions.settleOwed(NOW);

    assertThat(there()).isZero();
  }

  @Test
  void whatWasTakenBackIsNotTakenFromWhoeverComesNext() {
    arrive();
    transactions.settleOwed(NOW);
    assertThat(there()).isZero();
    arrive();

    transactions.settleOwed(NOW);

    assertThat(there()).isEqualTo(1);
  }

  @Test
  void nothingIsTakenBackAfterItsTime() {
    transactions.settleOwed(UNTIL);
    arrive();

    transactions.settleOwed(UNTIL);

    assertThat(there()).isEqualTo(1);
  }
}
