package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.Session;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.seal.KeySet;
import dev.minipassport.storage.sql.Dialect;
import dev.minipassport.storage.sql.JdbiChanges;
import dev.minipassport.storage.sql.Schema;
import dev.minipassport.storage.sql.Touches;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that takes longer over a commit than anybody waits for it.
final class LateCommitTest {
  private static final Duration TURN = Duration.ofSeconds(1);

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private FragileDisk disk;
  private Writer writer;
  private Readers readers;
  private StorePorts ports;
  private Passport passport;

  @BeforeEach
  void open() throws Exception {
    disk = new FragileDisk(directory.resolve("late.db"));
    new Schema(disk.source(), Dialect.SQLITE).migrate();
    writer = new Writer(disk::open, 64, TURN, Duration.ZERO);
    readers = new Readers(disk::open, 2);
    ports =
        StorePorts.on(
                new SqliteTransactions(writer, readers, new WriteAheadLog(disk::open)),
                Dialect.SQLITE,
                KeySet.generate().seals(),
                new Touches(() -> {}),
                writer.listeners(),
                JdbiChanges.IN_ORDER)
            .behind(new NearCache(100, System::nanoTime));
    passport = new Passport(new PortsUnderTest(ports), clock);
  }

  @AfterEach
  void close() {
    disk.letCommitsGo();
    writer.close();
    readers.close();
  }

  private SignedIn warmSignIn() {
    SignedIn alice = passport.signIn(Passport.ALICE);
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(passport.admits(alice.token())).isTrue();
    assertThat(ports.sessions().findWarm(alice.token().digest())).isPresent();
    return alice;
  }

  private void end(Session.Live session) {
    ports.sessions().end(session, EndReason.REVOKED, clock.instant());
  }

  /// Returns once everything begun so far was committed and answered.
  private void passThrough() {
    boolean passed = writer.write(_ -> true);
    assertThat(passed).isTrue();
  }

  @Test
  void aRevocationThatNobodyWaitsForAnyMoreInvalidatesWhenItCommits() throws Exception {
    SignedIn alice = warmSignIn();
    disk.holdCommits();
    assertThatThrownBy(() -> end(alice.session())).isInstanceOf(Unavailable.class);
    disk.awaitHeldCommit();
    assertThat(ports.sessions().reread(alice.token().digest()))
        .get()
        .isInstanceOf(Session.Live.class);

    disk.letCommitsGo();
    passThrough();

    assertThat(passport.admits(alice.token())).isFalse();
    assertThat(ports.sessions().findWarm(alice.token().digest())).isEmpty();
  }

  @Test
  void aCodeWhoseClaimNobodyWaitsForAnyMoreStaysUnspent() throws Exception {
    LoginCode code = passport.codeOf(Passport.ALICE);
    disk.holdCommits();
    assertThatThrownBy(() -> passport.login(Passport.APP, code)).isInstanceOf(Unavailable.class);
    disk.awaitHeldCommit();
    disk.letCommitsGo();
    passThrough();

    assertThat(passport.login(Passport.APP, code)).isInstanceOf(SignedIn.class);
    assertThat(passport.exchange.calls()).isEqualTo(1);
  }

  @Test
  void aCommitWhoseOutcomeIsUnknownIsNotBelievedEither() {
    SignedIn alice = warmSignIn();
    disk.failCommits(true);

    assertThatThrownBy(() -> end(alice.session())).isInstanceOf(Unavailable.class);
    assertThat(ports.sessions().findWarm(alice.token().digest())).isEmpty();
  }
}
