package dev.minipassport.storage.sql;

import java.util.Map;

/// Where databases differ in their SQL.
public enum Dialect {
  /// One writer at a time: whoever writes holds the lock of every row.
  SQLITE("", "BLOB", "INTEGER PRIMARY KEY AUTOINCREMENT");

  private final String lock;
  private final String bytes;
  private final String serial;

  Dialect(String lock, String bytes, String serial) {
    this.lock = lock;
    this.bytes = bytes;
    this.serial = serial;
  }

  /// Ends a `SELECT` that locks the rows it finds until the transaction ends.
  String lock() {
    return lock;
  }

  /// What the migrations call a column type.
  Map<String, String> types() {
    return Map.of("bytes", bytes, "serial", serial);
  }
}
