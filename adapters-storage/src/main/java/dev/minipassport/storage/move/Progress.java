package dev.minipassport.storage.move;

/// Who watches a move.
public interface Progress {

  /// So many rows of the store are there.
  ///
  /// @param table the one at hand
  /// @param total the rows of all tables
  void copied(String table, long rows, long total);

  /// What was written is read again.
  void comparing(String table);
}
