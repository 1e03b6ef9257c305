package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.OpenId;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.storage.feed.FeedStatistics;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How one node gets on with a table that grows: `-Dgrowth.sessions` at last, a hundredth of it at
/// first, each of a person of their own; and with `-Dgrowth.changes`. It says what it measured, and
/// fails only if somebody is not found, or all is read for a few. The server keeps what it commits.
final class GrowthTest {
  private static final int SESSIONS = Integer.getInteger("growth.sessions", 100_000);
  private static final Duration EACH = Duration.ofSeconds(Integer.getInteger("growth.seconds", 5));
  private static final int CALLERS = 16;
  private static final int AT_A_TIME = 500_000;

  private static final int CHANGES = Integer.getInteger("growth.changes", 1_000_000);

  /// Reads of the feed, within which the server has counted what it did.
  private static final int AHEAD = 12;

  private static final String WHOLE_READS =
      "SELECT seq_scan FROM pg_stat_user_tables WHERE relname = 'changes'";

  private static final String CHANGE =
      """
      INSERT INTO changes (app, identity, kind, at)
      VALUES ('wx1', '00000000-0000-0000-0000-000000000001', 'SESSIONS_ENDED', 0)
      """;

  private final TestClock clock = new TestClock();
  private EmbeddedPostgres server;
  private PostgresStore store;
  private Passport passport;

  @BeforeEach
  void open() throws Exception {
    server =
        EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("shared_buffers", "2GB")
            .setServerConfig("max_wal_size", "8GB")
            .start();
    PostgresStoreOptions options =
        PostgresUnderTest.options(
                new PostgresServer("localhost", server.getPort(), "postgres", "postgres"),
                "postgres")
            .withConnections(CALLERS);
    new Schema(PostgresDatabase.patient(options), Dialect.POSTGRESQL).migrate();
    store = PostgresStore.onTables(options, PostgresUnderTest.keys(), clock);
    passport =
        new Passport(
            new PostgresUnderTest(store, store.ports(), Optional.empty()),
            clock,
            clock::advance,
            new Random());
    SessionTerms usual = SessionTerms.DEFAULT;
    passport.apps.serve(
        Passport.APP,
        new SessionTerms(
            usual.absolute(), usual.idle(), 1_000, usual.overflow(), usual.rotationAge()));
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    server.close();
  }

  @Test
  void whoeverIsThereIsFoundHoweverManyThereAre() throws Exception {
    int few = Math.max(1, SESSIONS / 100);
    fill(0, few);
    measure(few);
    for (int from = few; from < SESSIONS; from += AT_A_TIME) {
      fill(from, Math.min(SESSIONS, from + AT_A_TIME));
    }
    measure(SESSIONS);
    sweep();
  }

  /// Old rows made room for new ones, so that numbers do not stand in their order.
  @Test
  void aNumberThatIsMissingIsLookedForInTheIndexHoweverManyChangesThereAre() throws Exception {
    change(CHANGES * 3L / 4 + 1, CHANGES);
    change(1, CHANGES * 3L / 4);
    execute("SELECT setval(pg_get_serial_sequence('changes', 'seq'), %d)".formatted(CHANGES));
    execute("ANALYZE changes");
    feedReads(AHEAD);
    execute("BEGIN; %s; ROLLBACK".formatted(CHANGE));
    execute(CHANGE);
    feedReads(AHEAD);
    assertThat(feed().missing()).isPositive();
    long whole = asked(WHOLE_READS);
    long begun = System.nanoTime();

    feedReads(AHEAD);

    say(
        "%,d changes, one of them missing: a read each %d ms"
            .formatted(CHANGES, (System.nanoTime() - begun) / 1_000_000 / AHEAD));
    assertThat(asked(WHOLE_READS)).isEqualTo(whole);
  }

  private FeedStatistics feed() {
    return store.changesHeard().orElseThrow();
  }

  private void feedReads(int more) {
    long before = feed().reads();
    Nodes.awaits(() -> feed().reads() >= before + more);
  }

  private void change(long from, long to) throws SQLException {
    execute(
        """
        INSERT INTO changes (seq, app, identity, session, kind, at)
        SELECT i, 'wx1234567890abcdef', md5('identity ' || i)::uuid::text,
          md5('session ' || i)::uuid::text, 'SESSION_ENDED', i
        FROM generate_series(%d, %d) AS i
        """
            .formatted(from, to));
  }

  private void measure(int people) throws Exception {
    execute("ANALYZE");
    execute("CHECKPOINT");
    say("%,d sessions, each with its person".formatted(people));
    for (String table : List.of("sessions", "identities", "accounts", "session_keys")) {
      say(
          "  %s: %d bytes a row, %d of them indexes"
              .formatted(
                  table,
                  asked("SELECT pg_total_relation_size('%s') / count(*) FROM %<s".formatted(table)),
                  asked("SELECT pg_indexes_size('%s') / count(*) FROM %<s".formatted(table))));
    }
    String _ = rate(person -> signIn(person, people));
    say("  cold validations: " + rate(person -> find(person, people)));
    say("  logins of people who return: " + rate(person -> signIn(person, people)));
  }

  private void find(long random, int people) {
    assertThat(store.ports().sessions().findBy(token(Math.floorMod(random, people))))
        .get()
        .isInstanceOf(Session.Live.class);
  }

  private void signIn(long random, int people) {
    long person = Math.floorMod(random, people);
    assertThat(passport.signIn(new OpenId("o%027d".formatted(person)))).isNotNull();
  }

  /// All callers at once, without a rest.
  private static String rate(LongConsumer call) throws Exception {
    List<Long> nanos = new ArrayList<>();
    long begun = System.nanoTime();
    long end = begun + EACH.toNanos();
    try (var threads = Executors.newFixedThreadPool(CALLERS)) {
      List<Future<List<Long>>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        callers.add(threads.submit(calls(call, end)));
      }
      for (Future<List<Long>> caller : callers) {
        nanos.addAll(caller.get());
      }
    }
    nanos.sort(null);
    return "%,d a second, median %.1f ms, 99th percentile %.1f ms"
        .formatted(
            nanos.size() * 1_000_000_000L / (System.nanoTime() - begun),
            nanos.get(nanos.size() / 2) / 1e6,
            nanos.get(nanos.size() * 99 / 100) / 1e6);
  }

  private static Callable<List<Long>> calls(LongConsumer call, long end) {
    return () -> {
      List<Long> nanos = new ArrayList<>();
      for (long begun = System.nanoTime(); begun < end; begun = System.nanoTime()) {
        call.accept(ThreadLocalRandom.current().nextLong());
        nanos.add(System.nanoTime() - begun);
      }
      return nanos;
    };
  }

  /// A tenth of them ended.
  private void sweep() throws SQLException {
    execute("UPDATE sessions SET ends_at = 0 WHERE substr(id, 1, 1) IN ('0', '1')");
    execute("ANALYZE sessions");
    long rows = 0;
    long begun = System.nanoTime();
    boolean more = true;
    while (more && System.nanoTime() - begun < EACH.toNanos()) {
      var swept = store.sweep(clock.instant());
      rows += swept.rows();
      more = swept.more();
    }
    say(
        "  sessions that were over, removed: %,d a second"
            .formatted(rows * 1_000_000_000L / (System.nanoTime() - begun)));
  }

  private void fill(int from, int to) throws SQLException {
    execute(
        """
        INSERT INTO accounts (id, suspended)
        SELECT md5('account ' || i)::uuid::text, FALSE FROM generate_series(%1$d, %2$d - 1) AS i;

        INSERT INTO identities (id, app, open_id, account, generation)
        SELECT md5('identity ' || i)::uuid::text, '%3$s', 'o' || lpad(i::text, 27, '0'),
          md5('account ' || i)::uuid::text, 0
        FROM generate_series(%1$d, %2$d - 1) AS i;

        INSERT INTO session_keys (identity, seq, sealed)
        SELECT md5('identity ' || i)::uuid::text, 1, sha256('k') || sha256('k')
        FROM generate_series(%1$d, %2$d - 1) AS i;

        INSERT INTO sessions
          (id, identity, token, token_issued_at, token_presented, issued_in, created_at,
           logged_in_at, last_seen_at, ends_at)
        SELECT md5('session ' || i)::uuid::text, md5('identity ' || i)::uuid::text,
          sha256(('token ' || i)::bytea), %4$d, TRUE, 0, %4$d, %4$d, %4$d,
          %4$d + 2592000000000 - 1000::bigint * i
        FROM generate_series(%1$d, %2$d - 1) AS i;
        """
            .formatted(
                from,
                to,
                Passport.APP.value(),
                ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant())));
  }

  private static TokenDigest token(long number) {
    try {
      return TokenDigest.fromBytes(
          MessageDigest.getInstance("SHA-256")
              .digest(("token " + number).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      boolean _ = statement.execute(sql);
    }
  }

  private long asked(String sql) throws SQLException {
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      assertThat(rows.next()).isTrue();
      return rows.getLong(1);
    }
  }

  @SuppressWarnings("SystemOut") // What was measured is for whoever runs it.
  private static void say(String what) {
    System.out.println(what);
  }
}
