package dev.minipassport.storage.sql;

import dev.minipassport.ledger.Entry;
import dev.minipassport.ledger.Ledger;
import dev.minipassport.ledger.SubjectId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Looks whether every entry of the consent ledger is as it was written and follows the one before.
public final class LedgerCheck {
  private final List<Entry> chain = new ArrayList<>();
  private long chains;
  private Optional<SubjectId> broken = Optional.empty();

  private LedgerCheck() {}

  /// What was found.
  ///
  /// @param chains how many, one of each person who said anything
  /// @param broken whose does not verify, if there is one
  public record Finding(long chains, Optional<SubjectId> broken) {}

  public static Finding of(Handle handle) {
    var check = new LedgerCheck();
    LedgerRows.forEach(handle, check::entry);
    check.endChain();
    return new Finding(check.chains, check.broken);
  }

  private void entry(Entry entry) {
    if (!chain.isEmpty() && !chain.getLast().subject().equals(entry.subject())) {
      endChain();
    }
    chain.add(entry);
  }

  private void endChain() {
    if (chain.isEmpty()) {
      return;
    }
    var ledger = new Ledger(chain.getFirst().subject(), chain);
    chains++;
    if (!ledger.verifies()) {
      broken = Optional.of(ledger.subject());
    }
    chain.clear();
  }
}
