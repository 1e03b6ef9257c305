package dev.minipassport.storage.sql;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/// The tables, brought up to date by migrations that are never repaired at start.
public final class Schema {
  private static final String MIGRATIONS = "classpath:dev/minipassport/storage/migrations";

  /// Of a node that finds another at it: seconds.
  private static final int PATIENCE = 3_600;

  private final Flyway flyway;

  public Schema(DataSource database, Dialect dialect) {
    this.flyway =
        Flyway.configure(Schema.class.getClassLoader())
            .dataSource(database)
            .locations(MIGRATIONS)
            .placeholders(dialect.placeholders())
            .callbacks(new Beginning(dialect))
            .cleanDisabled(true)
            .lockRetryCount(PATIENCE)
            .failOnMissingLocations(true)
            .load();
  }

  /// Whether a newer program has migrated the database beyond what this one knows.
  public boolean newerThanKnown() {
    return Arrays.stream(flyway.info().applied())
        .map(MigrationInfo::getState)
        .anyMatch(
            state ->
                state == MigrationState.FUTURE_SUCCESS || state == MigrationState.FUTURE_FAILED);
  }

  public void migrate() {
    var _ = flyway.migrate();
  }

  /// Says to each connection how it migrates.
  private static final class Beginning extends BaseCallback {
    private final Dialect dialect;

    private Beginning(Dialect dialect) {
      this.dialect = dialect;
    }

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.AFTER_CONNECT;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
      return true;
    }

    @Override
    public void handle(Event event, Context context) {
      try (Statement statement = context.getConnection().createStatement()) {
        boolean _ = statement.execute(dialect.beginsMigration());
      } catch (SQLException e) {
        throw new FlywayException(e);
      }
    }
  }
}
