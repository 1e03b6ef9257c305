package dev.minipassport.storage.sql;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.content.Verdicts;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import java.time.Instant;
import java.util.Optional;

/// Early verdicts as rows; whose value waits stands beside the value.
public final class JdbiVerdicts implements Verdicts {
  private final Transactions transactions;

  public JdbiVerdicts(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void keep(AppId app, CheckId check, Verdict verdict, Instant at) {
    var _ =
        transactions.write(
            handle -> {
              VerdictRows.keep(handle, app, check, verdict, at);
              return true;
            });
  }

  @Override
  public Optional<Identity> waiting(AppId app, CheckId check) {
    return transactions.read(handle -> ProfileRows.waiting(handle, app, check));
  }
}
