package dev.minipassport.storage.sql;

import java.util.Map;

/// Where databases differ in their SQL.
public enum Dialect {
  /// One writer at a time: whoever writes holds the lock of every row. A row that replaces another
  /// fires no trigger of deletion, so the one of insertion has to refuse it; and there must be no
  /// row id for it to replace one by.
  SQLITE(
      "",
      "BLOB",
      "INTEGER PRIMARY KEY AUTOINCREMENT",
      "WITHOUT ROWID",
      """
      CREATE TRIGGER consent_ledger_is_not_updated BEFORE UPDATE ON consent_ledger
      BEGIN
        SELECT RAISE(ABORT, 'consent_ledger is append-only');
      END;
      CREATE TRIGGER consent_ledger_is_not_deleted BEFORE DELETE ON consent_ledger
      BEGIN
        SELECT RAISE(ABORT, 'consent_ledger is append-only');
      END;
      CREATE TRIGGER consent_ledger_has_no_gaps BEFORE INSERT ON consent_ledger
      WHEN NEW.sequence <> (
        SELECT COALESCE(MAX(sequence), 0) + 1 FROM consent_ledger WHERE subject = NEW.subject)
      BEGIN
        SELECT RAISE(ABORT, 'consent_ledger is append-only');
      END;
      """);

  private final String lock;
  private final String bytes;
  private final String serial;
  private final String clustered;
  private final String ledgerAppendOnly;

  Dialect(String lock, String bytes, String serial, String clustered, String ledgerAppendOnly) {
    this.lock = lock;
    this.bytes = bytes;
    this.serial = serial;
    this.clustered = clustered;
    this.ledgerAppendOnly = ledgerAppendOnly;
  }

  /// Ends a `SELECT` that locks the rows it finds until the transaction ends.
  String lock() {
    return lock;
  }

  /// What the migrations leave open: types of columns, how a table is laid out, and triggers.
  Map<String, String> placeholders() {
    return Map.of(
        "bytes", bytes,
        "serial", serial,
        "clustered", clustered,
        "ledger_append_only", ledgerAppendOnly);
  }
}
