package dev.minipassport.storage.sql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.storage.Said;
import dev.minipassport.storage.seal.KeySet;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/// What an older program wrote is read by this one.
final class MigrationTest {
  private static final IdentityId ALICE = new IdentityId(new UUID(0, 2));
  private static final String ACCOUNT = new UUID(0, 3).toString();
  private static final String OTHER = new UUID(0, 4).toString();

  @TempDir Path directory;

  private static void migrateToTheSecondRelease(SQLiteDataSource source) {
    var _ =
        Flyway.configure()
            .dataSource(source)
            .locations("classpath:dev/minipassport/storage/migrations")
            .placeholders(Dialect.SQLITE.placeholders())
            .target("2")
            .load()
            .migrate();
  }

  private static void fill(Handle handle) {
    handle.execute("INSERT INTO accounts (id, suspended) VALUES (?, FALSE)", ACCOUNT);
    handle.execute("INSERT INTO accounts (id, suspended) VALUES (?, TRUE)", OTHER);
    handle.execute(
        "INSERT INTO linkage_conflicts (account, other, found_at) VALUES (?, ?, 7)",
        ACCOUNT,
        OTHER);
    handle.execute(
        """
        INSERT INTO identities (id, app, open_id, account, generation)
        VALUES (?, 'wx1111111111111111', 'oAlice', ?, 3)
        """,
        ALICE.toString(),
        ACCOUNT);
    handle.execute(
        """
        INSERT INTO profile_values (identity, category, value, provenance, purpose, at)
        VALUES (?, 'NICKNAME', 'Alice', 'FORM', 'greeting', 1000)
        """,
        ALICE.toString());
  }

  @Test
  void whatTheSecondReleaseWroteIsReadAsItWas() throws Exception {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("old.db"));
    migrateToTheSecondRelease(source);
    try (Handle handle = ColumnTypes.registered(Jdbi.create(source)).open()) {
      fill(handle);
    }

    new Schema(source, Dialect.SQLITE).migrate();

    try (Handle handle = ColumnTypes.registered(Jdbi.create(source)).open()) {
      Identity alice = IdentityRows.find(handle, ALICE).orElseThrow();
      Dossier dossier =
          DossierRows.read(handle, KeySet.generate().phoneSeal(), alice, Said.SUBJECT);
      assertThat(dossier.knownSince()).isEqualTo(Instant.EPOCH);
      assertThat(dossier.profile().get(DataCategory.NICKNAME))
          .get()
          .returns(new Nickname("Alice"), Held::value)
          .returns(Clearance.clear(), Held::clearance);
      assertThat(AccountRows.find(handle, alice.account()).orElseThrow().hasPhone()).isFalse();
      assertThat(ConflictRows.of(handle, new AppId("wx1111111111111111"), 10)).hasSize(1);
    }
  }
}
