package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.storage.sql.Undo;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a caller does not wait for, the server does not work on.
final class CallersTimeTest {
  private static final Deadline SHORT = () -> Duration.ofMillis(300);
  private static final Deadline LONG = () -> Duration.ofHours(1);
  private static final Deadline OVER = () -> Duration.ZERO;
  private static final String USUAL = "2s";

  private final String name = PostgresServer.running().newDatabase();
  private PostgresDatabase database;
  private PostgresTransactions transactions;

  enum Way {
    WRITE {
      @Override
      <T> T does(PostgresTransactions transactions, Function<Handle, T> work) {
        return transactions.write(work);
      }
    },
    WRITE_ONE {
      @Override
      <T> T does(PostgresTransactions transactions, Function<Handle, T> work) {
        return transactions.writeOne(work, new Undo(_ -> false, Instant.MAX));
      }
    },
    READ {
      @Override
      <T> T does(PostgresTransactions transactions, Function<Handle, T> work) {
        return transactions.read(work);
      }
    },
    READ_AT_ONCE {
      @Override
      <T> T does(PostgresTransactions transactions, Function<Handle, T> work) {
        return transactions.readAtOnce(work);
      }
    };

    abstract <T> T does(PostgresTransactions transactions, Function<Handle, T> work);
  }

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

  private static String limit(Handle handle) {
    return handle.select("SHOW statement_timeout").mapTo(String.class).one();
  }

  private static boolean sleeps(Handle handle) {
    return handle.select("SELECT pg_sleep(1) IS NOT NULL").mapTo(Boolean.class).one();
  }

  @ParameterizedTest
  @EnumSource
  void aStatementMayTakeAsLongAsItsCallerWaits(Way way) {
    assertThat(SHORT.<String>bounds(() -> way.does(transactions, CallersTimeTest::limit)))
        .isEqualTo("300ms");
    assertThat(way.does(transactions, CallersTimeTest::limit))
        .describedAs("the next one on that connection")
        .isEqualTo(USUAL);
  }

  @ParameterizedTest
  @EnumSource
  void aCallerWhoWaitsLongGetsWhatEverybodyGets(Way way) {
    assertThat(LONG.<String>bounds(() -> way.does(transactions, CallersTimeTest::limit)))
        .isEqualTo(USUAL);
  }

  @ParameterizedTest
  @EnumSource
  void theServerEndsWhatTakesLonger(Way way) {
    assertThatThrownBy(
            () -> SHORT.<Boolean>bounds(() -> way.does(transactions, CallersTimeTest::sleeps)))
        .isInstanceOf(Unavailable.class);
    assertThat(way.does(transactions, CallersTimeTest::sleeps)).isTrue();
  }

  @ParameterizedTest
  @EnumSource
  void forACallerWhoIsGoneNothingIsBegun(Way way) {
    var begun = new AtomicBoolean();

    assertThatThrownBy(
            () -> OVER.<Boolean>bounds(() -> way.does(transactions, _ -> begun.getAndSet(true))))
        .isInstanceOf(CallerGone.class);
    assertThat(begun).isFalse();
  }

  @Test
  void whatWasRolledBackForOthersIsNotRepeatedForACallerWhoIsGone() {
    var over = new AtomicBoolean();
    var attempts = new AtomicInteger();
    Deadline deadline = () -> over.get() ? Duration.ZERO : Duration.ofMinutes(1);

    assertThatThrownBy(
            () ->
                deadline.<Integer>bounds(
                    () ->
                        transactions.write(
                            handle -> {
                              attempts.incrementAndGet();
                              over.set(true);
                              return handle.execute("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$");
                            })))
        .isInstanceOf(CallerGone.class);
    assertThat(attempts).hasValue(1);
  }

  @Test
  void theLimitTravelsWithTheFirstStatement() throws Exception {
    try (CountingProxy proxy = CountingProxy.before(PostgresServer.running());
        PostgresDatabase counted =
            PostgresDatabase.open(
                PostgresUnderTest.options(proxy.seen(), name).withConnections(2))) {
      var through =
          new PostgresTransactions(
              counted::open, PostgresUnderTest.options(proxy.seen(), name), () -> {});
      List<Integer> trips = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        int _ = proxy.taken();
        var _ = SHORT.<String>bounds(() -> through.read(CallersTimeTest::limit));
        trips.add(proxy.taken());
      }
      assertThat(trips).contains(1);
    }
  }
}
