package dev.minipassport.storage.postgresql;

import static dev.minipassport.storage.postgresql.Nodes.awaits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.OpenId;
import dev.minipassport.login.Login;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions.Ending;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.postgresql.Nodes.Node;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many who come at once, to three nodes on one database.
final class HerdTest {
  private static final int NODES = 3;
  private static final int SESSIONS = 60;
  private static final int CALLERS = 10;
  private static final int MANY = 10_000;

  /// The feed is read four times as often, which counts as well.
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /// What a pool says that opens its connections and looks after them.
  private static final int OF_THE_POOL = 80;

  /// What a node asks of the database when all are told of one look at it, and it looks after
  /// itself; and how many looks it may take at a time, which is far more.
  private static final int ONCE = 6;

  private static final int LOADS = 10;

  private final TestClock clock = new TestClock();
  private final Nodes nodes = new Nodes(clock);
  private final List<CountingProxy> proxies = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.close();
    proxies.forEach(CountingProxy::close);
  }

  /// A node, and what it asks of the database.
  private record Seen(Node node, CountingProxy database) {
    boolean admits(TokenDigest token) {
      return node.ports()
          .sessions()
          .findBy(token)
          .filter(Session.Live.class::isInstance)
          .isPresent();
    }

    Passport passport() {
      return node.passport();
    }

    StorePorts ports() {
      return node.ports();
    }
  }

  private Seen start(Duration lag) throws Exception {
    return start(options -> options.withLag(lag));
  }

  private Seen start(UnaryOperator<PostgresStoreOptions> how) throws Exception {
    CountingProxy proxy = CountingProxy.before(PostgresServer.running());
    proxies.add(proxy);
    return new Seen(nodes.start(proxy.seen(), how), proxy);
  }

  private List<Seen> start(int count, Duration lag) throws Exception {
    List<Seen> started = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      started.add(start(lag));
    }
    return started;
  }

  @Test
  void afterARestartEachNodeLoadsASessionOnceHoweverManyAsk() throws Exception {
    Seen first = start(SELDOM);
    List<SignedIn> people = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      people.add(first.passport().signIn(new OpenId("oHerd_%022d".formatted(i))));
    }
    List<Seen> restarted = start(NODES, SELDOM);
    for (Seen node : restarted) {
      int _ = node.database().taken();
    }

    List<Callable<Boolean>> herd = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      for (SignedIn login : people) {
        for (Seen node : restarted) {
          herd.add(() -> finds(node, login));
        }
      }
    }

    assertThat(Crowd.atOnce(herd)).hasSize(people.size() * NODES * CALLERS).containsOnly(true);
    for (Seen node : restarted) {
      assertThat(node.database().taken())
          .isGreaterThanOrEqualTo(people.size())
          .isLessThanOrEqualTo(people.size() + OF_THE_POOL);
    }
  }

  private static boolean finds(Seen node, SignedIn login) {
    return node.ports()
        .sessions()
        .findBy(login.token().digest())
        .filter(
            found -> found instanceof Session.Live live && live.id().equals(login.session().id()))
        .isPresent();
  }

  @Test
  void aTokenThatEverybodyUsesIsLookedUpOnceAfterEachChange() throws Exception {
    Seen node = start(SELDOM);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    SignedIn elsewhere = node.passport().signIn(Passport.ALICE);
    Seen other =
        start(
            options ->
                PostgresUnderTest.withStatementTimeout(options, SELDOM)
                    .withLag(SELDOM)
                    .withConnections(2 * LOADS));
    fillPool(other, alice);
    int _ = other.database().taken();

    assertThat(crowd(other, alice)).containsOnly(true);
    assertThat(other.database().taken()).describedAs("at first").isBetween(1, ONCE);

    assertThat(
            other
                .ports()
                .sessions()
                .endOne(alice.session().identity(), elsewhere.session().id(), clock.instant()))
        .isEqualTo(Ending.ENDED);
    int _ = other.database().taken();

    assertThat(crowd(other, alice)).containsOnly(true);
    assertThat(other.database().taken()).describedAs("after a change").isBetween(1, ONCE);

    for (Callable<Boolean> caller : callers(other, alice)) {
      assertThat(caller.call()).isTrue();
    }
    assertThat(other.database().taken()).describedAs("with no change").isLessThan(ONCE);
  }

  private List<Callable<Boolean>> callers(Seen node, SignedIn login) {
    return IntStream.range(0, SESSIONS * CALLERS)
        .<Callable<Boolean>>mapToObj(_ -> () -> finds(node, login))
        .toList();
  }

  /// They come while the store answers nobody.
  private List<Boolean> crowd(Seen node, SignedIn login) throws Exception {
    return behindALock(callers(node, login), 1);
  }

  /// Opens every connection, which is no matter of those who come later.
  private void fillPool(Seen node, SignedIn login) throws Exception {
    Callable<Boolean> past =
        () -> !node.ports().sessions().of(login.session().identity()).isEmpty();
    assertThat(behindALock(Collections.nCopies(2 * LOADS, past), 2 * LOADS)).containsOnly(true);
  }

  /// @param waiting how many of the callers keep a connection waiting, at least
  private List<Boolean> behindALock(List<Callable<Boolean>> callers, int waiting) throws Exception {
    try (Connection holder = PostgresServer.running().connect(nodes.database());
        Statement statement = holder.createStatement()) {
      holder.setAutoCommit(false);
      boolean _ = statement.execute("LOCK TABLE sessions IN ACCESS EXCLUSIVE MODE");
      return Crowd.atOnce(
          callers,
          () -> {
            try {
              awaits(() -> waiting() >= waiting);
            } finally {
              holder.rollback();
            }
          });
    }
  }

  private long waiting() {
    return PostgresServer.running().connected(nodes.database(), "wait_event_type = 'Lock'");
  }

  @Test
  void aPersonOfTenThousandSessionsIsSignedOutEverywhereWhileOthersAreServed() throws Exception {
    List<Seen> all = start(NODES, PostgresStoreOptions.LAG);
    SignedIn alice = all.getFirst().passport().signIn(Passport.ALICE);
    SignedIn bob = all.getFirst().passport().signIn(Passport.BOB);
    multiply(alice);
    List<TokenDigest> some = some();
    for (Seen node : all) {
      assertThat(some).allMatch(node::admits);
    }

    List<Callable<Boolean>> calls = new ArrayList<>();
    calls.add(
        () -> {
          all.getFirst().ports().sessions().endAll(alice.session().identity(), clock.instant());
          return true;
        });
    for (int i = 0; i < SESSIONS * CALLERS; i++) {
      Seen node = all.get(i % NODES);
      calls.add(() -> finds(node, bob));
    }

    assertThat(Crowd.atOnce(calls)).containsOnly(true);
    assertThat(some).noneMatch(all.getFirst()::admits);
    for (Seen node : all) {
      awaits(() -> some.stream().noneMatch(node::admits));
      assertThat(finds(node, bob)).isTrue();
    }
  }

  @Test
  void theLimitHoldsAlsoWhereItWasFarExceeded() throws Exception {
    Seen node = start(PostgresStoreOptions.LAG);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    multiply(alice);

    SignedIn again = signedInAtLast(node.passport());

    assertThat(node.passport().listed(again.token())).hasSize(SessionTerms.DEFAULT.limit());
    assertThat(some().stream().filter(node::admits).count())
        .isLessThan(SessionTerms.DEFAULT.limit());
  }

  /// Where the machine is slow, a code may be spent in vain.
  private static SignedIn signedInAtLast(Passport passport) {
    var logins = new ArrayDeque<Login>();
    awaits(
        () -> {
          logins.add(passport.login(Passport.APP, passport.codeOf(Passport.ALICE)));
          return logins.getLast() instanceof SignedIn;
        });
    return (SignedIn) logins.getLast();
  }

  /// As many more sessions as one of hers.
  private void multiply(SignedIn hers) {
    PostgresServer.running()
        .execute(
            nodes.database(),
            """
            INSERT INTO sessions
              (id, identity, token, token_issued_at, token_presented, issued_in, created_at,
               logged_in_at, last_seen_at, ends_at)
            SELECT gen_random_uuid()::text, identity, sha256(('many ' || i)::bytea),
              token_issued_at, TRUE, issued_in, created_at, logged_in_at, last_seen_at, ends_at
            FROM sessions, generate_series(0, %d) AS i
            WHERE id = '%s'
            """
                .formatted(MANY - 1, hers.session().id()));
  }

  private static List<TokenDigest> some() {
    return IntStream.range(0, MANY / 50).mapToObj(i -> token(50 * i)).toList();
  }

  private static TokenDigest token(int number) {
    try {
      return TokenDigest.fromBytes(
          MessageDigest.getInstance("SHA-256")
              .digest(("many " + number).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
