package dev.minipassport.storage.sql;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import java.util.List;

/// The audit as rows. Whatever writes does so in its own transaction, this one only for what reads.
public final class JdbiAudit implements Audit {
  private final Transactions transactions;

  public JdbiAudit(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void write(Note note, String subject) {
    var _ =
        transactions.write(
            handle -> {
              AuditRows.append(handle, note, subject);
              return true;
            });
  }

  @Override
  public List<Line> newest(int limit) {
    return transactions.read(handle -> AuditRows.newest(handle, limit));
  }
}
