package dev.minipassport.storage.sql;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.sqlite.SQLiteDataSource;

/// A database with nothing but tables in it, and the statements it was given.
record Database(Handle handle, List<String> statements) implements AutoCloseable {
  private static final String EXPLAIN = "EXPLAIN QUERY PLAN ";

  static Database in(Path directory) {
    var source = new SQLiteDataSource();
    source.setUrl("jdbc:sqlite:" + directory.resolve("rows.db"));
    new Schema(source, Dialect.SQLITE).migrate();
    var database =
        new Database(ColumnTypes.registered(Jdbi.create(source)).open(), new ArrayList<>());
    database.handle.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logBeforeExecution(StatementContext context) {
            String statement = context.getParsedSql().getSql();
            if (!statement.startsWith(EXPLAIN)) {
              database.statements.add(statement);
            }
          }
        });
    return database;
  }

  /// How SQLite goes about the statements that were run.
  List<String> plans() {
    return statements.stream().map(this::plan).toList();
  }

  private String plan(String statement) {
    List<String> steps =
        handle
            .createQuery(EXPLAIN + statement.replace("?", "1"))
            .map((row, _) -> row.getString("detail"))
            .list();
    return String.join("; ", steps);
  }

  @Override
  public void close() {
    handle.close();
  }
}
