package dev.minipassport.storage.postgresql;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.OpenId;
import dev.minipassport.storage.ServedPorts;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.Belief;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.Feed;
import dev.minipassport.storage.feed.FeedOptions;
import dev.minipassport.storage.feed.FeedReader;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.Touches;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.history.Bounds;
import dev.minipassport.testkit.history.Checker;
import dev.minipassport.testkit.history.Clients;
import dev.minipassport.testkit.history.History;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Phones;
import dev.minipassport.testkit.history.SessionVisit;
import dev.minipassport.testkit.history.Violation;
import dev.minipassport.testkit.history.Violation.Promise;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The history of two nodes, one part of which is left out on purpose: the checker finds it. Some
/// commits take a while, so that changes are committed in another order than they are numbered in.
final class BrokenPromisesTest {
  private static final Duration LAG = Duration.ofMillis(500);
  private static final Duration WATCH = Duration.ofMillis(900);
  private static final Duration LONGEST = Duration.ofSeconds(8);
  private static final int NODES = 2;
  private static final int THREADS = 6;
  private static final int ROUNDS = 12;

  private static final String SLOW_COMMITS =
      """
      CREATE FUNCTION takes_a_while() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_sleep(CASE WHEN random() < 0.5 THEN 0 ELSE 0.4 END);
        RETURN NULL;
      END $$;
      CREATE CONSTRAINT TRIGGER takes_a_while AFTER INSERT ON changes
        DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION takes_a_while();
      """;

  /// Every session counts as issued in the generation of the moment.
  private static final String NO_GENERATIONS =
      """
      CREATE FUNCTION follows() RETURNS TRIGGER LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE sessions SET issued_in = NEW.generation WHERE identity = NEW.id;
        RETURN NULL;
      END $$;
      CREATE TRIGGER follows AFTER UPDATE OF generation ON identities
        FOR EACH ROW EXECUTE FUNCTION follows();
      """;

  /// Never given back: it has triggers of its own.
  private final String name = PostgresServer.running().newDatabase();

  private final PostgresStoreOptions options =
      PostgresUnderTest.options(PostgresServer.running(), name);
  private final PostgresDatabase database = PostgresDatabase.open(options);
  private final TestClock clock = new TestClock();
  private final List<FeedReader> readers = new ArrayList<>();
  private final List<Passport> passports = new ArrayList<>();

  private record Ports(StorePorts ports) implements ServedPorts {
    @Override
    public void settle() {}

    @Override
    public void close() {}
  }

  /// How a node hears of the other.
  private interface Hearing {
    Belief with(PostgresTransactions transactions);
  }

  @AfterEach
  void close() {
    readers.forEach(FeedReader::close);
    database.close();
  }

  private Belief feed(PostgresTransactions transactions, Dialect dialect, Duration longest) {
    var feedOptions = new FeedOptions(LAG, longest);
    var feed =
        new Feed(transactions, dialect, transactions.commits(), feedOptions, System::nanoTime);
    readers.add(new FeedReader(feed, feedOptions));
    return feed;
  }

  private PortNode node(Hearing hearing) throws GeneralSecurityException {
    var transactions = new PostgresTransactions(database::open, options, () -> {});
    StorePorts bare =
        StorePorts.on(
            transactions,
            Dialect.POSTGRESQL,
            PostgresUnderTest.keys().seals(),
            new Touches(() -> {}),
            transactions.commits(),
            JdbiChanges.IN_ORDER);
    var cache = new NearCache(1000, 2, System::nanoTime, hearing.with(transactions));
    var passport =
        new Passport(new Ports(bare.behind(cache)), clock, _ -> Thread.onSpinWait(), new Random());
    passports.add(passport);
    return new PortNode(passport);
  }

  /// A code that every node's platform knows.
  private final class Known implements Phones {
    private final AtomicInteger people = new AtomicInteger();

    @Override
    public Person newPerson() {
      return new Person(Passport.APP.value(), "oPerson_" + people.incrementAndGet());
    }

    @Override
    public synchronized String codeOf(Person person) {
      var openId = new OpenId(person.openId());
      return passports.stream()
          .map(passport -> passport.exchange.codeOf(Passport.APP, openId, Optional.empty()))
          .map(code -> code.use(bytes -> new String(bytes, US_ASCII)))
          .distinct()
          .reduce(
              (_, _) -> {
                throw new AssertionError("the platforms disagree");
              })
          .orElseThrow();
    }
  }

  /// What is wrong with the history, as soon as anything is.
  private List<Violation> violations(Hearing hearing, int rounds) throws Exception {
    PostgresServer.running().execute(name, SLOW_COMMITS);
    List<PortNode> nodes = new ArrayList<>();
    for (int i = 0; i < NODES; i++) {
      nodes.add(node(hearing));
    }
    var history = new History(System::nanoTime);
    var visits = new SessionVisit(new Clients(history, nodes), new Known(), WATCH);
    List<Violation> found = List.of();
    try (var threads = Executors.newFixedThreadPool(THREADS)) {
      for (int round = 0; round < rounds && found.isEmpty(); round++) {
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          RandomGenerator random = new Random((long) round * THREADS + thread);
          calls.add(
              () -> {
                visits.play(random);
                return true;
              });
        }
        for (Future<Boolean> call : threads.invokeAll(calls)) {
          assertThat(call.get()).isTrue();
        }
        found = new Checker(new Bounds(LAG, 5)).check(history.calls());
      }
    }
    return found;
  }

  @Test
  void whereNothingIsLeftOutNothingIsFound() throws Exception {
    assertThat(violations(store -> feed(store, Dialect.POSTGRESQL, LONGEST), ROUNDS / 2)).isEmpty();
  }

  @Test
  void aFeedThatIsIgnoredIsFound() throws Exception {
    assertThat(violations(_ -> Belief.ALWAYS, ROUNDS))
        .extracting(Violation::promise)
        .contains(Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void aGenerationThatIsNotCheckedIsFound() throws Exception {
    PostgresServer.running().execute(name, NO_GENERATIONS);

    assertThat(violations(store -> feed(store, Dialect.POSTGRESQL, LONGEST), ROUNDS))
        .extracting(Violation::promise)
        .contains(Promise.ENDED_STAYS_ENDED);
  }

  @Test
  void aCursorThatDoesNotLookAgainIsFound() throws Exception {
    assertThat(violations(store -> feed(store, Dialect.SQLITE, Duration.ZERO), ROUNDS))
        .extracting(Violation::promise)
        .contains(Promise.ENDED_STAYS_ENDED);
  }
}
