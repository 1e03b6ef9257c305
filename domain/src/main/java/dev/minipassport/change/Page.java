package dev.minipassport.change;

import java.util.List;

/// What came of reading on.
public sealed interface Page<T> {

  /// What comes next.
  ///
  /// @param cursor to read on with; it is good for 30 days
  /// @param more whether there is more at once
  record Read<T>(List<T> items, String cursor, boolean more) implements Page<T> {}

  /// The cursor is older than what is kept, so something may have been missed: begin anew.
  record CursorTooOld<T>() implements Page<T> {}

  /// Not a cursor of this sequence and this app.
  record CursorUnknown<T>() implements Page<T> {}
}
