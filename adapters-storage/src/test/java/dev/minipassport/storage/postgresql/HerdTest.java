package dev.minipassport.storage.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.fault.Overloaded;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.Session;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.TokenDigest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Many who come at once, to three nodes on one database.
final class HerdTest {
  private static final int NODES = 3;
  private static final int SESSIONS = 60;
  private static final int CALLERS = 10;
  private static final int MANY = 10_000;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /// The feed is read four times as often, which counts as well.
  private static final Duration SELDOM = Duration.ofMinutes(1);

  /// What a pool says that opens its connections and looks after them.
  private static final int OF_THE_POOL = 80;

  private final TestClock clock = new TestClock();
  private final String database = PostgresServer.running().newDatabase();
  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void close() {
    nodes.forEach(Node::close);
    PostgresServer.running().giveBack(database);
  }

  /// A node, the ports behind its cache, and what it asks of the database.
  private record Node(
      PostgresStore store, StorePorts ports, Passport passport, CountingProxy database) {
    boolean admits(TokenDigest token) {
      return ports.sessions().findBy(token).filter(Session.Live.class::isInstance).isPresent();
    }

    void close() {
      store.close();
      database.close();
    }
  }

  private Node start(Duration lag) throws Exception {
    CountingProxy proxy = CountingProxy.before(PostgresServer.running());
    var store =
        PostgresStore.onTables(
            PostgresUnderTest.options(proxy.seen(), database).withLag(lag),
            PostgresUnderTest.keys(),
            clock);
    StorePorts ports = store.ports().behind(store.cache(2 * MANY));
    var passport =
        new Passport(
            new PostgresUnderTest(store, ports, Optional.empty()),
            clock,
            clock::advance,
            new Random());
    var node = new Node(store, ports, passport, proxy);
    nodes.add(node);
    return node;
  }

  private List<Node> start(int count, Duration lag) throws Exception {
    for (int i = 0; i < count; i++) {
      var _ = start(lag);
    }
    return List.copyOf(nodes);
  }

  /// What all of them got who began at the same time. A caller who is told that there are too many
  /// comes again.
  private static <T> List<T> atOnce(List<Callable<T>> callers) throws Exception {
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<T>> answers = new ArrayList<>();
      for (Callable<T> caller : callers) {
        answers.add(
            threads.submit(
                () -> {
                  go.await();
                  return persistent(caller);
                }));
      }
      go.countDown();
      List<T> got = new ArrayList<>();
      for (Future<T> answer : answers) {
        got.add(answer.get());
      }
      return got;
    }
  }

  private static <T> T persistent(Callable<T> caller) throws Exception {
    while (true) {
      try {
        return caller.call();
      } catch (Overloaded _) {
        Thread.onSpinWait();
      }
    }
  }

  @Test
  void afterARestartEachNodeLoadsASessionOnceHoweverManyAsk() throws Exception {
    Node first = start(SELDOM);
    List<SignedIn> people = new ArrayList<>();
    for (int i = 0; i < SESSIONS; i++) {
      people.add(first.passport().signIn(new OpenId("oHerd_%022d".formatted(i))));
    }
    List<Node> restarted = start(NODES, SELDOM).subList(1, 1 + NODES);
    for (Node node : restarted) {
      int _ = node.database().taken();
    }

    List<Callable<Boolean>> herd = new ArrayList<>();
    for (int caller = 0; caller < CALLERS; caller++) {
      for (SignedIn login : people) {
        for (Node node : restarted) {
          herd.add(() -> finds(node, login));
        }
      }
    }

    assertThat(atOnce(herd)).hasSize(people.size() * NODES * CALLERS).containsOnly(true);
    for (Node node : restarted) {
      assertThat(node.database().taken())
          .isGreaterThanOrEqualTo(people.size())
          .isLessThanOrEqualTo(people.size() + OF_THE_POOL);
    }
  }

  private static boolean finds(Node node, SignedIn login) {
    return node.ports()
        .sessions()
        .findBy(login.token().digest())
        .filter(
            found -> found instanceof Session.Live live && live.id().equals(login.session().id()))
        .isPresent();
  }

  @Test
  void aTokenThatEverybodyUsesIsLookedUpOnceAfterEachChange() throws Exception {
    Node node = start(SELDOM);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    Node other = start(SELDOM);
    List<Callable<Boolean>> crowd =
        IntStream.range(0, SESSIONS * CALLERS)
            .<Callable<Boolean>>mapToObj(_ -> () -> finds(other, alice))
            .toList();
    assertThat(atOnce(crowd)).containsOnly(true);
    int _ = other.database().taken();

    assertThat(atOnce(crowd)).containsOnly(true);

    assertThat(other.database().taken()).isLessThanOrEqualTo(OF_THE_POOL);
  }

  @Test
  void aPersonOfTenThousandSessionsIsSignedOutEverywhereWhileOthersAreServed() throws Exception {
    List<Node> all = start(NODES, PostgresStoreOptions.LAG);
    SignedIn alice = all.getFirst().passport().signIn(Passport.ALICE);
    SignedIn bob = all.getFirst().passport().signIn(Passport.BOB);
    multiply(alice);
    List<TokenDigest> some = some();
    for (Node node : all) {
      assertThat(some).allMatch(node::admits);
    }

    List<Callable<Boolean>> calls = new ArrayList<>();
    calls.add(
        () -> {
          all.getFirst().ports().sessions().endAll(alice.session().identity(), clock.instant());
          return true;
        });
    for (int i = 0; i < SESSIONS * CALLERS; i++) {
      Node node = all.get(i % NODES);
      calls.add(() -> finds(node, bob));
    }

    assertThat(atOnce(calls)).containsOnly(true);
    assertThat(some).noneMatch(all.getFirst()::admits);
    for (Node node : all) {
      awaits(() -> some.stream().noneMatch(node::admits));
      assertThat(finds(node, bob)).isTrue();
    }
  }

  @Test
  void theLimitHoldsAlsoWhereItWasFarExceeded() throws Exception {
    Node node = start(PostgresStoreOptions.LAG);
    SignedIn alice = node.passport().signIn(Passport.ALICE);
    multiply(alice);

    SignedIn again = node.passport().signIn(Passport.ALICE);

    assertThat(node.passport().listed(again.token())).hasSize(SessionTerms.DEFAULT.limit());
    assertThat(some().stream().filter(node::admits).count())
        .isLessThan(SessionTerms.DEFAULT.limit());
  }

  /// As many more sessions as one of hers.
  private void multiply(SignedIn hers) {
    PostgresServer.running()
        .execute(
            database,
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

  private static void awaits(BooleanSupplier condition) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).describedAs("time ran out").isLessThan(end);
      Thread.onSpinWait();
    }
  }
}
