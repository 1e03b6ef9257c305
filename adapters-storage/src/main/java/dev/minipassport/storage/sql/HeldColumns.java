package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Held;
import dev.minipassport.dossier.ProfileValue;
import dev.minipassport.dossier.Provenance;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.storage.seal.PhoneSeal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// A value of a profile as it stands in a row.
final class HeldColumns {
  static final String COLUMNS =
      """
      p.category, p.value, p.sealed, p.provenance, p.purpose, p.at, p.kept_until, p.clearance,
      p.content_check""";

  private static final String CLEAR = "CLEAR";
  private static final String AWAITED = "AWAITED";
  private static final String DOUBTFUL = "DOUBTFUL";

  private HeldColumns() {}

  static Held held(ResultSet row, PhoneSeal phones, AppId app, IdentityId identity)
      throws SQLException {
    return new Held(
        value(row, phones, app, identity),
        Provenance.valueOf(row.getString("provenance")),
        new PurposeId(row.getString("purpose")),
        Micros.instant(row.getLong("at")),
        keptUntil(row),
        clearance(row));
  }

  static String clearance(Clearance clearance) {
    return switch (clearance) {
      case Clearance.Clear _ -> CLEAR;
      case Clearance.Awaited _ -> AWAITED;
      case Clearance.Doubtful _ -> DOUBTFUL;
    };
  }

  static Optional<CheckId> check(Clearance clearance) {
    return clearance instanceof Clearance.Awaited(var check)
        ? Optional.of(check)
        : Optional.empty();
  }

  private static ProfileValue value(ResultSet row, PhoneSeal phones, AppId app, IdentityId identity)
      throws SQLException {
    byte[] sealed = row.getBytes("sealed");
    return sealed == null
        ? ProfileValue.of(DataCategory.valueOf(row.getString("category")), row.getString("value"))
        : phones.open(sealed, app, identity);
  }

  private static Optional<Instant> keptUntil(ResultSet row) throws SQLException {
    long keptUntil = row.getLong("kept_until");
    return row.wasNull() ? Optional.empty() : Optional.of(Micros.instant(keptUntil));
  }

  private static Clearance clearance(ResultSet row) throws SQLException {
    String clearance = row.getString("clearance");
    return switch (clearance) {
      case CLEAR -> Clearance.clear();
      case AWAITED -> new Clearance.Awaited(new CheckId(row.getString("content_check")));
      case DOUBTFUL -> new Clearance.Doubtful();
      default -> throw new IllegalStateException("no such clearance: " + clearance);
    };
  }
}
