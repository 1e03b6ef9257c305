package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.dossier.Realm;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Generation;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.identity.UnionId;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.SubjectId;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.TokenDigest;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;

/// How the words of the domain are bound to columns.
public final class ColumnTypes {
  /// Reading a statement takes longer than many a statement takes, so that it is done once.
  private static final SqlParser PARSER = new ColonPrefixSqlParser();

  private ColumnTypes() {}

  /// Makes `jdbi` bind ids and hashes as text, instants as microseconds, digests and sealed
  /// values as bytes; what one database's statements look like another's know too.
  public static Jdbi registered(Jdbi jdbi) {
    jdbi.getConfig(SqlStatements.class).setSqlParser(PARSER);
    number(jdbi, Instant.class, Micros::of);
    number(jdbi, Generation.class, Generation::value);
    text(jdbi, SessionId.class, SessionId::toString);
    text(jdbi, IdentityId.class, IdentityId::toString);
    text(jdbi, AccountId.class, AccountId::toString);
    text(jdbi, AppId.class, AppId::value);
    text(jdbi, OpenId.class, OpenId::value);
    text(jdbi, UnionId.class, UnionId::value);
    text(jdbi, OwnerId.class, OwnerId::value);
    text(jdbi, CheckId.class, CheckId::value);
    text(jdbi, Realm.class, Realm::value);
    text(jdbi, DeviceLabel.class, DeviceLabel::text);
    text(jdbi, PurposeId.class, PurposeId::value);
    text(jdbi, Language.class, Language::tag);
    text(jdbi, TextHash.class, TextHash::hex);
    text(jdbi, SubjectId.class, SubjectId::toString);
    text(jdbi, RequestId.class, RequestId::value);
    text(jdbi, LibraryVersion.class, LibraryVersion::toString);
    text(jdbi, Duration.class, Duration::toString);
    bytes(jdbi, TokenDigest.class, TokenDigest::toBytes);
    bytes(jdbi, SealedToken.class, SealedToken::toBytes);
    return jdbi;
  }

  private static <T> void text(Jdbi jdbi, Class<T> type, Function<T, String> column) {
    bind(jdbi, type, (row, at, value) -> row.setString(at, column.apply(value)));
  }

  private static <T> void number(Jdbi jdbi, Class<T> type, ToLongFunction<T> column) {
    bind(jdbi, type, (row, at, value) -> row.setLong(at, column.applyAsLong(value)));
  }

  private static <T> void bytes(Jdbi jdbi, Class<T> type, Function<T, byte[]> column) {
    bind(jdbi, type, (row, at, value) -> row.setBytes(at, column.apply(value)));
  }

  private static <T> void bind(Jdbi jdbi, Class<T> bound, Binding<T> binding) {
    ArgumentFactory.Preparable factory =
        (type, _) ->
            type.equals(bound)
                ? Optional.of(value -> (at, row, _) -> binding.set(row, at, bound.cast(value)))
                : Optional.empty();
    jdbi.registerArgument(factory);
  }

  private interface Binding<T> {
    void set(PreparedStatement row, int at, T value) throws SQLException;
  }
}
