package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.sql.Undo;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the server rolled back for the sake of others is done again, three times at most, and
/// nothing else is.
final class RepetitionTest {
  private static final int MOST_ATTEMPTS = 4;
  private static final Undo NOTHING = new Undo(_ -> false, Instant.MAX);

  private final String name = PostgresServer.running().newDatabase();
  private final AtomicInteger attempts = new AtomicInteger();
  private PostgresDatabase database;
  private PostgresTransactions transactions;

  @BeforeEach
  void open() {
    PostgresStoreOptions options =
        PostgresUnderTest.options(PostgresServer.running(), name).withConnections(2);
    database = PostgresDatabase.open(options);
    transactions = new PostgresTransactions(database::open, options, () -> {});
  }

  @AfterEach
  void close() {
    database.close();
    PostgresServer.running().giveBack(name);
  }

  private int refused(Handle handle, String state) {
    attempts.incrementAndGet();
    return handle.execute("DO $$ BEGIN RAISE SQLSTATE '%s'; END $$".formatted(state));
  }

  /// The server refuses to commit, and leaves nothing behind.
  private int refusedInTheEnd(Handle handle, String state) {
    attempts.incrementAndGet();
    return handle.execute(
        """
        CREATE FUNCTION pg_temp.refuses() RETURNS TRIGGER LANGUAGE plpgsql AS $$
        BEGIN
          RAISE SQLSTATE '%s';
        END $$;
        CREATE TEMPORARY TABLE doomed (id INTEGER) ON COMMIT DROP;
        CREATE CONSTRAINT TRIGGER refuses AFTER INSERT ON doomed
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION pg_temp.refuses();
        INSERT INTO doomed VALUES (1);
        """
            .formatted(state));
  }

  private void assertFails(String state, Function<String, Integer> way) {
    attempts.set(0);
    assertThatThrownBy(() -> way.apply(state))
        .isInstanceOf(Unavailable.class)
        .cause()
        .hasMessageContaining("SQLSTATE " + state);
  }

  /// `serialization_failure`, `deadlock_detected`, `unique_violation`, `lock_not_available`,
  /// `query_canceled`, `read_only_sql_transaction`, `statement_completion_unknown`.
  @ParameterizedTest
  @CsvSource({"40001, 4", "40P01, 4", "23505, 1", "55P03, 1", "57014, 1", "25006, 1", "40003, 1"})
  void aWriteIsRepeatedWhereItWasRolledBackForOthersAlone(String state, int times) {
    assertFails(state, of -> transactions.write(handle -> refused(handle, of)));
    assertThat(attempts).hasValue(times);

    assertFails(
        state, of -> transactions.write(handle -> refused(handle, of), _ -> Optional.of(NOTHING)));
    assertThat(attempts).describedAs("with an undo").hasValue(times);

    assertFails(state, of -> transactions.writeOne(handle -> refused(handle, of), NOTHING));
    assertThat(attempts).describedAs("of one statement").hasValue(times);

    assertFails(state, of -> transactions.write(handle -> refusedInTheEnd(handle, of)));
    assertThat(attempts).describedAs("refused at the commit").hasValue(times);
  }

  @Test
  void aWriteIsDoneOnceThatSucceedsAtItsLastAttempt() {
    int sequence =
        transactions.write(
            handle -> {
              handle.execute("INSERT INTO store_facts (name, value) VALUES ('attempt', '\\x00')");
              return attempts.get() + 1 < MOST_ATTEMPTS
                  ? refused(handle, "40001")
                  : attempts.incrementAndGet();
            });

    assertThat(sequence).isEqualTo(MOST_ATTEMPTS);
    assertThat(
            transactions.<Long>read(
                handle ->
                    handle
                        .select("SELECT count(*) FROM store_facts WHERE name = 'attempt'")
                        .mapTo(Long.class)
                        .one()))
        .isEqualTo(1);
  }
}
