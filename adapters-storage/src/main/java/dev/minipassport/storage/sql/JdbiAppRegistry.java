package dev.minipassport.storage.sql;

import dev.minipassport.audit.Note;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.storage.seal.AppSecretSeal;
import dev.minipassport.storage.sql.RegisteredRows.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What operators changed about apps, as rows with sealed secrets, which are sealed and opened
/// outside the transaction.
public final class JdbiAppRegistry implements AppRegistry {
  private final Transactions transactions;
  private final AppSecretSeal seal;

  public JdbiAppRegistry(Transactions transactions, AppSecretSeal seal) {
    this.transactions = transactions;
    this.seal = seal;
  }

  @Override
  public List<Registered> all() {
    return transactions.read(RegisteredRows::all).stream().map(this::opened).toList();
  }

  @Override
  public Adding add(App app, AppSecret secret, Note note) {
    byte[] sealed = seal.seal(secret, app.id());
    return transactions.write(
        handle -> {
          if (!RegisteredRows.add(handle, app, sealed)) {
            return Adding.ALREADY_THERE;
          }
          AuditRows.append(handle, note, app.id().value());
          return Adding.ADDED;
        });
  }

  @Override
  public void serve(AppId app, boolean served, Note note) {
    var _ =
        transactions.write(
            handle -> {
              RegisteredRows.serve(handle, app, served);
              AuditRows.append(handle, note, app.value());
              return true;
            });
  }

  @Override
  public void rotate(AppId app, AppSecret fresh, Instant overlapEnds, Note note) {
    byte[] sealed = seal.seal(fresh, app);
    var _ =
        transactions.write(
            handle -> {
              RegisteredRows.rotate(handle, app, sealed, overlapEnds);
              AuditRows.append(handle, note, app.value());
              return true;
            });
  }

  private Registered opened(Row row) {
    return new Registered(
        row.app().id(),
        row.added() ? Optional.of(row.app()) : Optional.empty(),
        row.served(),
        row.secret().map(text -> seal.open(text, row.app().id())),
        row.previous().map(text -> seal.open(text, row.app().id())),
        row.overlapEnds());
  }
}
