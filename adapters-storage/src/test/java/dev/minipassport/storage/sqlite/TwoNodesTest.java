package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Rotation.Rotated;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.storage.ReadsOnly;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.feed.Feed;
import dev.minipassport.storage.feed.FeedOptions;
import dev.minipassport.storage.feed.FeedTurns;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.seal.Seals;
import dev.minipassport.storage.sql.Commits;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.Touches;
import dev.minipassport.storage.sql.Transactions;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.SessionToken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two nodes on one database. The other hears of what is written through its feed alone, which is
/// read when the test says; so does time pass.
final class TwoNodesTest {
  private static final FeedOptions OPTIONS =
      new FeedOptions(Duration.ofSeconds(1), Duration.ofSeconds(20));

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private long nanos;
  private boolean stalled;
  private Writer writer;
  private Readers readers;
  private Passport here;
  private Passport other;
  private StorePorts portsOfOther;
  private Feed feed;

  @BeforeEach
  void open() throws Exception {
    var disk = new FragileDisk(directory.resolve("shared.db"));
    new Schema(disk.source(), Dialect.SQLITE).migrate();
    writer = new Writer(disk::open, 64);
    readers = new Readers(disk::open, 2);
    var transactions = new SqliteTransactions(writer, readers, new WriteAheadLog(disk::open));
    Seals seals = KeySet.generate().seals();
    here = passport(ports(transactions, seals, writer.listeners()), 1);
    var told = new Commits();
    feed = new Feed(new Feeding(transactions), Dialect.SQLITE, told, OPTIONS, () -> nanos);
    portsOfOther =
        ports(transactions, seals, told).behind(new NearCache(100, 4, () -> nanos, feed));
    other = passport(portsOfOther, 2);
  }

  private static StorePorts ports(Transactions transactions, Seals seals, Commits commits) {
    return StorePorts.on(
        transactions, Dialect.SQLITE, seals, new Touches(() -> {}), commits, JdbiChanges.IN_ORDER);
  }

  private Passport passport(StorePorts ports, long seed) {
    return new Passport(new PortsUnderTest(ports), clock, clock::advance, new Random(seed));
  }

  @AfterEach
  void close() {
    writer.close();
    readers.close();
  }

  /// Reads that can be taken away, while those of the cache go on.
  private final class Feeding extends ReadsOnly {
    private final Transactions real;

    Feeding(Transactions real) {
      this.real = real;
    }

    @Override
    public <T> T read(Function<Handle, T> work) {
      if (stalled) {
        throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
      }
      return real.read(work);
    }
  }

  private void passes(Duration time) {
    nanos += time.toNanos();
  }

  private boolean isWarmOnOther(SessionToken token) {
    return portsOfOther.sessions().findWarm(token.digest()).isPresent();
  }

  private SignedIn warmOnOther() {
    SignedIn alice = here.signIn(Passport.ALICE);
    assertThat(other.admits(alice.token())).isTrue();
    assertThat(other.admits(alice.token())).isTrue();
    assertThat(isWarmOnOther(alice.token())).isTrue();
    return alice;
  }

  private void end(SignedIn login) {
    here.store.sessions().end(login.session(), EndReason.REVOKED, clock.instant());
  }

  @Test
  void whatEndedHereIsRefusedThereAfterTheNextRead() {
    SignedIn alice = warmOnOther();
    end(alice);
    assertThat(isWarmOnOther(alice.token())).isTrue();

    FeedTurns.read(feed);
    assertThat(isWarmOnOther(alice.token())).isFalse();
    assertThat(other.admits(alice.token())).isFalse();
  }

  @Test
  void whereNothingCanBeReadItIsRefusedThereOnceTheLagIsOver() {
    SignedIn alice = warmOnOther();
    stalled = true;
    end(alice);

    passes(OPTIONS.lag());
    assertThatThrownBy(() -> FeedTurns.read(feed)).isInstanceOf(Unavailable.class);
    assertThat(isWarmOnOther(alice.token())).isTrue();
    passes(Duration.ofNanos(1));
    assertThat(isWarmOnOther(alice.token())).isFalse();
    assertThat(other.admits(alice.token())).isFalse();
    assertThat(feed.statistics().failures()).isEqualTo(1);
  }

  @Test
  void onceItCanBeReadAgainWhatIsKeptIsBelievedAgainButForWhatEnded() {
    SignedIn alice = warmOnOther();
    SignedIn bob = here.signIn(Passport.BOB);
    assertThat(other.admits(bob.token())).isTrue();
    assertThat(other.admits(bob.token())).isTrue();
    passes(OPTIONS.lag().plusNanos(1));
    assertThat(isWarmOnOther(bob.token())).isFalse();
    end(alice);

    FeedTurns.read(feed);
    assertThat(isWarmOnOther(bob.token())).isTrue();
    assertThat(isWarmOnOther(alice.token())).isFalse();
  }

  @Test
  void aTokenThatWasTradedHereIsAPredecessorThereAndItsTheftIsNoticed() {
    SignedIn alice = warmOnOther();
    clock.advance(SessionTerms.DEFAULT.rotationAge());
    SessionToken next = rotated(alice);
    FeedTurns.read(feed);
    assertThat(isWarmOnOther(alice.token())).isFalse();
    assertThat(other.admits(alice.token())).describedAs("within its grace").isTrue();

    assertThat(here.admits(next)).isTrue();
    clock.advance(SessionTerms.ROTATION_GRACE);
    assertThat(other.validate(alice.token())).isInstanceOf(NotValid.class);
    assertThat(here.admits(next)).isFalse();
  }

  private SessionToken rotated(SignedIn login) {
    return ((Rotated) here.rotate.rotate(Passport.APP, login.token())).successor();
  }

  /// Its absence was never asked for: nobody has it before it is given out.
  @Test
  void aTokenThatIsGivenOutHereIsKnownThereAtOnce() {
    for (int i = 0; i < 5; i++) {
      assertThat(other.admits(here.signIn(Passport.ALICE).token())).isTrue();
    }
  }

  @Test
  void aLowerNumberThatIsCommittedLaterIsHeardOfAsLongAsItMayBeCommitted() {
    SignedIn alice = warmOnOther();
    end(here.signIn(Passport.BOB));
    end(here.signIn(Passport.BOB));
    long last = writer.write(handle -> number(handle, "SELECT MAX(seq) FROM changes"));
    var _ = writer.write(handle -> handle.execute("DELETE FROM changes WHERE seq < ?", last));
    FeedTurns.read(feed);
    passes(OPTIONS.longest().minusNanos(1));
    FeedTurns.read(feed);

    end(alice);
    var _ =
        writer.write(
            handle -> handle.execute("UPDATE changes SET seq = ? WHERE seq > ?", last - 1, last));
    FeedTurns.read(feed);
    assertThat(isWarmOnOther(alice.token())).isFalse();
  }

  private static long number(Handle handle, String question) {
    return handle.createQuery(question).mapTo(Long.class).one();
  }
}
