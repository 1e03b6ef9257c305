package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.storage.StoreRefused;
import dev.minipassport.storage.StoreRefused.Reason;
import dev.minipassport.testkit.TestClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A server that takes no writes, as a standby does not, knows what was true a moment ago: nothing
/// is asked of it, also where reading would do.
final class PrimaryTest {
  private static final PostgresServer SERVER = PostgresServer.running();
  private static final String REFUSAL = "targetServerType: primary";

  private final String database = SERVER.newDatabase();
  private final PostgresStoreOptions options = PostgresUnderTest.options(SERVER, database);

  /// It has all that a node looks for when it starts.
  @BeforeEach
  void becomesAStandby() {
    open().close();
    SERVER.execute(
        "postgres", "ALTER DATABASE %s SET default_transaction_read_only = on".formatted(database));
  }

  @AfterEach
  void drop() {
    SERVER.execute("postgres", "DROP DATABASE %s WITH (FORCE)".formatted(database));
  }

  private PostgresStore open() {
    return PostgresStore.onTables(options, PostgresUnderTest.keys(), new TestClock());
  }

  @Test
  void noStoreIsOpenedOnIt() {
    assertThatThrownBy(this::open)
        .isInstanceOfSatisfying(
            StoreRefused.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNREACHABLE))
        .hasStackTraceContaining(REFUSAL);
  }

  @Test
  void noChangesAreReadThere() {
    assertThatThrownBy(() -> PostgresDatabase.ofFeed(options).close())
        .hasStackTraceContaining(REFUSAL);
  }
}
