package dev.minipassport.storage.sql;

import java.util.Map;

/// Where databases differ in their SQL.
public enum Dialect {
  /// One writer at a time: whoever writes holds the lock of every row. A row that replaces another
  /// fires no trigger of deletion, so the one of insertion has to refuse it; and there must be no
  /// row id for it to replace one by.
  SQLITE(
      "",
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
      """),

  /// Many writers at a time, each under `READ COMMITTED`: what a row lock waited for is seen by the
  /// statements after it.
  POSTGRESQL(
      " FOR UPDATE",
      " FOR SHARE",
      "BYTEA",
      "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
      "",
      """
      CREATE FUNCTION consent_ledger_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'consent_ledger is append-only';
      END;
      $$;
      CREATE TRIGGER consent_ledger_is_not_changed BEFORE UPDATE OR DELETE ON consent_ledger
      FOR EACH ROW EXECUTE FUNCTION consent_ledger_is_append_only();
      CREATE TRIGGER consent_ledger_is_not_emptied BEFORE TRUNCATE ON consent_ledger
      FOR EACH STATEMENT EXECUTE FUNCTION consent_ledger_is_append_only();
      CREATE FUNCTION consent_ledger_follows() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF NEW.sequence <> (
          SELECT COALESCE(MAX(sequence), 0) + 1 FROM consent_ledger WHERE subject = NEW.subject)
        THEN
          RAISE EXCEPTION 'consent_ledger is append-only';
        END IF;
        RETURN NEW;
      END;
      $$;
      CREATE TRIGGER consent_ledger_has_no_gaps BEFORE INSERT ON consent_ledger
      FOR EACH ROW EXECUTE FUNCTION consent_ledger_follows();
      """);

  private final String lock;
  private final String share;
  private final String bytes;
  private final String serial;
  private final String clustered;
  private final String ledgerAppendOnly;

  Dialect(
      String lock,
      String share,
      String bytes,
      String serial,
      String clustered,
      String ledgerAppendOnly) {
    this.lock = lock;
    this.share = share;
    this.bytes = bytes;
    this.serial = serial;
    this.clustered = clustered;
    this.ledgerAppendOnly = ledgerAppendOnly;
  }

  /// Ends a `SELECT` that locks the rows it finds until the transaction ends.
  String lock() {
    return lock;
  }

  /// Ends a `SELECT` that keeps the rows it finds from being changed until the transaction ends.
  String share() {
    return share;
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
