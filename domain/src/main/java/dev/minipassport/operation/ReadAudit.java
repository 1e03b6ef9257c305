package dev.minipassport.operation;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import java.util.List;

/// Shows what operators did; to look is itself written down.
public final class ReadAudit {
  private final Audit audit;

  public ReadAudit(Audit audit) {
    this.audit = audit;
  }

  /// See [Audit#newest].
  public List<Audit.Line> newest(int limit, Note note) {
    audit.write(note, "audit");
    return audit.newest(limit);
  }
}
