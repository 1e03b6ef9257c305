package dev.minipassport.storage.sql;

import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// Purposes as rows, one for each version ever served.
public final class JdbiPurposes implements Purposes {
  /// Nodes that start at once must not put two versions in force.
  private static final String SEEDING = "seeding";

  private final Transactions transactions;

  public JdbiPurposes(Transactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Seeding seed(AppId app, List<Purpose> purposes) {
    return transactions.write(
        handle -> {
          StoreFacts.takeTurn(handle, SEEDING);
          List<PurposeId> changed =
              purposes.stream()
                  .filter(purpose -> changed(handle, app, purpose))
                  .map(Purpose::id)
                  .toList();
          if (!changed.isEmpty()) {
            return new Seeding.Changed(changed);
          }
          PurposeWrites.noneInForce(handle, app);
          purposes.forEach(purpose -> PurposeWrites.inForce(handle, app, purpose));
          return new Seeding.Seeded();
        });
  }

  private static boolean changed(Handle handle, AppId app, Purpose purpose) {
    return PurposeWrites.served(handle, app, purpose.id(), purpose.version())
        .filter(served -> !served.equals(purpose.hash()))
        .isPresent();
  }

  @Override
  public Optional<Purpose> current(AppId app, PurposeId id) {
    return transactions.read(handle -> PurposeRows.current(handle, app, id));
  }

  @Override
  public List<Purpose> current(AppId app) {
    return transactions.read(handle -> PurposeRows.current(handle, app));
  }

  @Override
  public Optional<Purpose> version(AppId app, PurposeId id, int version) {
    return transactions.read(handle -> PurposeRows.version(handle, app, id, version));
  }
}
