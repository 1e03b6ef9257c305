package dev.minipassport.storage.sql;

import java.util.Map;

/// Where databases differ in their SQL.
public enum Dialect {
  /// One writer at a time: whoever writes holds the lock of every row.
  SQLITE("", Map.of("bytes", "BLOB", "serial", "INTEGER PRIMARY KEY AUTOINCREMENT"));

  private final String lock;
  private final Map<String, String> types;

  Dialect(String lock, Map<String, String> types) {
    this.lock = lock;
    this.types = types;
  }

  /// Ends a `SELECT` that locks the rows it finds until the transaction ends.
  String lock() {
    return lock;
  }

  /// What the migrations call a column type.
  Map<String, String> types() {
    return types;
  }
}
