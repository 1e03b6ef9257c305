package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.session.Session.EndReason;
import dev.minipassport.session.SessionId;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// However many sessions a person has ended, statements on the live ones visit those alone; however
/// many there are of others, those on all of a person visit theirs alone.
final class PlansTest {
  private static final String LIVE_OF_IDENTITY =
      "sessions_live_by_identity (identity=? AND issued_in=?)";
  private static final String LIVE_OF_PARENT = "sessions_live_by_parent (parent=?";
  private static final SessionId SESSION = new SessionId(new UUID(0, 1));
  private static final Identity ALICE =
      new Identity(
          new IdentityId(new UUID(0, 2)),
          new AppId("wx1111111111111111"),
          new OpenId("oAlice"),
          Optional.empty(),
          new AccountId(new UUID(0, 3)),
          Generation.FIRST);

  @TempDir Path directory;
  private Database database;
  private Handle handle;

  @BeforeEach
  void open() {
    database = Database.in(directory);
    handle = database.handle();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void listingSessions() {
    assertThat(SessionRows.of(handle, ALICE.id())).isEmpty();
    assertThat(database.plans()).singleElement().asString().contains(LIVE_OF_IDENTITY);
  }

  @Test
  void endingAllSessions() {
    Endings.mark(handle, ALICE, EndReason.SUSPENDED, Instant.EPOCH);
    assertThat(database.plans()).singleElement().asString().contains(LIVE_OF_IDENTITY);
  }

  @Test
  void forgettingAPerson() {
    new Traces(handle, ALICE).remove();
    assertThat(database.plans())
        .hasSizeGreaterThan(8)
        .noneMatch(plan -> plan.contains("SCAN"))
        .filteredOn(plan -> plan.contains("sessions"))
        .allMatch(plan -> plan.contains("sessions_by_identity (identity=?)"));
  }

  @Test
  void listingWhatWasHandedOver() {
    assertThat(SessionRows.handedOverFrom(handle, SESSION)).isEmpty();
    assertThat(database.plans()).singleElement().asString().contains(LIVE_OF_PARENT);
  }

  @Test
  void takingSessionsAlong() {
    SessionWrites.takeAlong(handle, SESSION, Generation.FIRST, Generation.FIRST.next());
    assertThat(database.plans())
        .satisfiesExactly(
            one -> assertThat(one).contains("(id=?)").doesNotContain("SCAN"),
            others -> assertThat(others).contains(LIVE_OF_PARENT));
  }
}
