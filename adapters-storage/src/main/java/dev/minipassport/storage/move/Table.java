package dev.minipassport.storage.move;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A table of the store, as PostgreSQL describes it. The migrations give both databases the same
/// ones.
///
/// @param key the columns that tell its rows apart, in their order
record Table(String name, List<Column> columns, List<Column> key) {
  private static final Set<String> NOT_OF_THE_STORE = Set.of("flyway_schema_history");

  /// All tables, each after those that its rows refer to.
  static List<Table> of(Connection database) throws SQLException {
    DatabaseMetaData facts = database.getMetaData();
    var waiting = new TreeMap<String, Set<String>>();
    for (String name : names(facts, database.getSchema())) {
      waiting.put(name, references(facts, database.getSchema(), name));
    }
    var ordered = new ArrayList<Table>();
    while (!waiting.isEmpty()) {
      String next =
          waiting.entrySet().stream()
              .filter(entry -> Collections.disjoint(entry.getValue(), waiting.keySet()))
              .map(Map.Entry::getKey)
              .findFirst()
              .orElseThrow();
      waiting.remove(next);
      ordered.add(described(facts, database.getSchema(), next));
    }
    return ordered;
  }

  private static Set<String> names(DatabaseMetaData facts, String schema) throws SQLException {
    var names = new TreeSet<String>();
    try (ResultSet rows = facts.getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        names.add(rows.getString("TABLE_NAME"));
      }
    }
    names.removeAll(NOT_OF_THE_STORE);
    return names;
  }

  private static Set<String> references(DatabaseMetaData facts, String schema, String table)
      throws SQLException {
    var others = new TreeSet<String>();
    try (ResultSet rows = facts.getImportedKeys(null, schema, table)) {
      while (rows.next()) {
        others.add(rows.getString("PKTABLE_NAME"));
      }
    }
    others.remove(table);
    return others;
  }

  private static Table described(DatabaseMetaData facts, String schema, String table)
      throws SQLException {
    var columns = new LinkedHashMap<String, Column>();
    try (ResultSet rows = facts.getColumns(null, schema, table, "%")) {
      while (rows.next()) {
        String name = rows.getString("COLUMN_NAME");
        boolean numbered = rows.getString("IS_AUTOINCREMENT").equals("YES");
        columns.put(name, new Column(name, rows.getInt("DATA_TYPE"), numbered));
      }
    }
    var key = new TreeMap<Integer, Column>();
    try (ResultSet rows = facts.getPrimaryKeys(null, schema, table)) {
      while (rows.next()) {
        key.put(rows.getInt("KEY_SEQ"), columns.get(rows.getString("COLUMN_NAME")));
      }
    }
    return new Table(table, List.copyOf(columns.values()), List.copyOf(key.values()));
  }

  /// The column that the database numbers by itself.
  Optional<Column> numbered() {
    return columns.stream().filter(Column::numbered).findFirst();
  }

  String insert() {
    return "INSERT INTO %s (%s) VALUES (%s)"
        .formatted(name, names(), columns.stream().map(_ -> "?").collect(Collectors.joining(", ")));
  }

  /// All rows, in the order that a database with one order of bytes gives them.
  String select() {
    return ordered(Column::name);
  }

  /// As [#select()], where text may be sorted in another order.
  String selectByBytes() {
    return ordered(Column::byBytes);
  }

  private String ordered(Function<Column, String> by) {
    return "SELECT %s FROM %s ORDER BY %s"
        .formatted(names(), name, key.stream().map(by).collect(Collectors.joining(", ")));
  }

  private String names() {
    return columns.stream().map(Column::name).collect(Collectors.joining(", "));
  }
}
