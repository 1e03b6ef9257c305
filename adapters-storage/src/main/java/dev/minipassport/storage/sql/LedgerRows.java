package dev.minipassport.storage.sql;

import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Entry;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/// The tables `ledger_subjects` and `consent_ledger`. Entries are inserted and read, nothing else;
/// the database refuses the rest.
final class LedgerRows {
  private static final int MANY = 1_000;

  private LedgerRows() {}

  /// What every identity of the account said, each in the order it was said in.
  static Map<SubjectId, List<Entry>> of(Handle handle, AccountId account) {
    return handle
        .createQuery(
            """
            SELECT l.subject, l.sequence, l.app, l.purpose, l.version, l.text, l.language,
              l.categories, l.separate, l.shared, l.decision, l.surface, l.platform, l.library,
              l.at, l.request, l.cause, l.previous, l.hash
            FROM identities i
            JOIN ledger_subjects s ON s.identity = i.id
            JOIN consent_ledger l ON l.subject = s.subject
            WHERE i.account = :account
            ORDER BY l.subject, l.sequence
            """)
        .bind("account", account)
        .map((row, _) -> entry(row))
        .collect(Collectors.groupingBy(Entry::subject));
  }

  /// Every entry there is, each person's together and in order.
  static void forEach(Handle handle, Consumer<Entry> consumer) {
    handle
        .createQuery(
            """
            SELECT subject, sequence, app, purpose, version, text, language, categories, separate,
              shared, decision, surface, platform, library, at, request, cause, previous, hash
            FROM consent_ledger ORDER BY subject, sequence
            """)
        .setFetchSize(MANY)
        .map((row, _) -> entry(row))
        .forEach(consumer);
  }

  /// Names a person in the ledger from their first entry on.
  static void name(Handle handle, IdentityId identity, SubjectId subject) {
    handle
        .createUpdate(
            "INSERT INTO ledger_subjects (identity, subject) VALUES (:identity, :subject)")
        .bind("identity", identity)
        .bind("subject", subject)
        .execute();
  }

  static void append(Handle handle, Entry entry) {
    Statement said = entry.statement();
    handle
        .createUpdate(
            """
            INSERT INTO consent_ledger (subject, sequence, app, purpose, version, text, language,
              categories, separate, shared, decision, surface, platform, library, at, request,
              cause, previous, hash)
            VALUES (:subject, :sequence, :app, :purpose, :version, :text, :language,
              :categories, :separate, :shared, :decision, :surface, :platform, :library, :at,
              :request, :cause, :previous, :hash)
            """)
        .bind("subject", entry.subject())
        .bind("sequence", entry.sequence())
        .bind("app", said.app())
        .bind("purpose", said.purpose())
        .bind("version", said.version())
        .bind("text", said.text())
        .bind("language", said.language())
        .bind("categories", Lists.ofCategories(said.categories()))
        .bind("separate", said.separate())
        .bind("shared", said.shared())
        .bind("decision", said.decision().name())
        .bind("surface", said.surface().name())
        .bind("platform", said.platform().map(Platform::name))
        .bind("library", said.library())
        .bind("at", said.at())
        .bind("request", said.request())
        .bind("cause", said.cause().name())
        .bind("previous", entry.previous())
        .bind("hash", entry.hash())
        .execute();
  }

  private static Entry entry(ResultSet row) throws SQLException {
    return new Entry(
        new SubjectId(UUID.fromString(row.getString("subject"))),
        row.getLong("sequence"),
        statement(row),
        new TextHash(row.getString("previous")),
        new TextHash(row.getString("hash")));
  }

  private static Statement statement(ResultSet row) throws SQLException {
    return new Statement(
        new AppId(row.getString("app")),
        new PurposeId(row.getString("purpose")),
        row.getInt("version"),
        new TextHash(row.getString("text")),
        new Language(row.getString("language")),
        Lists.categories(row.getString("categories")),
        row.getBoolean("separate"),
        row.getBoolean("shared"),
        Decision.valueOf(row.getString("decision")),
        Surface.valueOf(row.getString("surface")),
        Optional.ofNullable(row.getString("platform")).map(Platform::valueOf),
        Optional.ofNullable(row.getString("library")).map(LibraryVersion::of),
        Micros.instant(row.getLong("at")),
        new RequestId(row.getString("request")),
        Cause.valueOf(row.getString("cause")));
  }
}
