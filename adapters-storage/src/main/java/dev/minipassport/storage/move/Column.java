package dev.minipassport.storage.move;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/// A column of a [Table].
///
/// @param type one of [Types]
/// @param numbered whether the database numbers it by itself
record Column(String name, int type, boolean numbered) {

  /// Sorts as bytes do, whatever the language of the database.
  String byBytes() {
    return type == Types.VARCHAR ? name + " COLLATE \"C\"" : name;
  }

  /// A text, a number, a truth or bytes, whichever database the row is of.
  @Nullable Object of(ResultSet row, int index) throws SQLException {
    Object value =
        switch (type) {
          case Types.BIT, Types.BOOLEAN -> row.getBoolean(index);
          case Types.BIGINT, Types.INTEGER -> row.getLong(index);
          case Types.BINARY -> row.getBytes(index);
          case Types.VARCHAR -> row.getString(index);
          default -> throw new IllegalStateException("no column is of type " + type);
        };
    return row.wasNull() ? null : value;
  }
}
