package dev.minipassport.audit;

import java.util.List;

/// What operators did. Held to `AuditContract`.
public interface Audit {

  /// The subject of a line about somebody who is not found.
  String NOBODY = "nobody";

  /// Writes a line for what is only read.
  void write(Note note, String subject);

  /// The newest lines first, at most `limit`.
  List<Line> newest(int limit);

  /// A line.
  ///
  /// @param subject ids of the accounts, identities or apps concerned, or what was looked for in so
  ///     many words as name nobody
  record Line(Note note, String subject) {}
}
