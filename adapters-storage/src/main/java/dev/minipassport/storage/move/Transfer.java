package dev.minipassport.storage.move;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Carries rows from one database to another, and reads them again there.
record Transfer(Connection from, Connection to, Progress progress) {
  private static final int BATCH = 1_000;

  long rows(List<Table> tables) throws SQLException {
    long rows = 0;
    for (Table table : tables) {
      rows += number(from, "SELECT COUNT(*) FROM " + table.name());
    }
    return rows;
  }

  boolean isEmpty(Table table) throws SQLException {
    return number(to, "SELECT COUNT(*) FROM (SELECT 1 FROM " + table.name() + " LIMIT 1) AS any_")
        == 0;
  }

  /// Copies all rows.
  ///
  /// @param before how many rows of other tables were copied
  /// @param total how many there are in all
  Rows.Sum copy(Table table, long before, long total) throws SQLException {
    var rows = new Rows();
    long copied = 0;
    try (Statement reading = from.createStatement();
        ResultSet row = reading.executeQuery(table.select());
        PreparedStatement writing = to.prepareStatement(table.insert())) {
      while (row.next()) {
        bind(writing, table, read(row, table, rows));
        copied++;
        if (copied % BATCH == 0) {
          int[] _ = writing.executeBatch();
          progress.copied(table.name(), before + copied, total);
        }
      }
      int[] _ = writing.executeBatch();
    }
    progress.copied(table.name(), before + copied, total);
    return rows.sum();
  }

  private static List<@Nullable Object> read(ResultSet row, Table table, Rows rows)
      throws SQLException {
    var values = new ArrayList<@Nullable Object>();
    for (int i = 0; i < table.columns().size(); i++) {
      Object value = table.columns().get(i).of(row, i + 1);
      rows.value(value);
      values.add(value);
    }
    rows.endOfRow();
    return values;
  }

  private static void bind(PreparedStatement writing, Table table, List<@Nullable Object> values)
      throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      writing.setObject(i + 1, values.get(i), table.columns().get(i).type());
    }
    writing.addBatch();
  }

  /// Reads what was written, in a transaction that is open.
  Rows.Sum written(Table table) throws SQLException {
    progress.comparing(table.name());
    var rows = new Rows();
    try (Statement reading = to.createStatement()) {
      reading.setFetchSize(BATCH);
      try (ResultSet row = reading.executeQuery(table.selectByBytes())) {
        while (row.next()) {
          var _ = read(row, table, rows);
        }
      }
    }
    return rows.sum();
  }

  /// Numbers go on where they were: also above those whose rows are gone, for backends have read
  /// up to there.
  void goOnNumbering(Table table, Column column) throws SQLException {
    long last =
        number(
            from,
            "SELECT COALESCE(MAX(seq), 0) FROM sqlite_sequence WHERE name = '%s'"
                .formatted(table.name()));
    if (last > 0) {
      long _ =
          number(
              to,
              "SELECT setval(pg_get_serial_sequence('%s', '%s'), %d)"
                  .formatted(table.name(), column.name(), last));
    }
  }

  private static long number(Connection database, String question) throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet row = statement.executeQuery(question)) {
      return row.next() ? row.getLong(1) : 0;
    }
  }
}
