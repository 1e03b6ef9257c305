package dev.minipassport.storage.sql;

import dev.minipassport.storage.seal.PhoneSeal;
import dev.minipassport.storage.sql.PhoneRows.Row;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings phone numbers and their index to the keys of the key set, some at a time. Until it is
/// done, a number that is indexed only under keys that are gone could become another person's too;
/// so it is done before the store serves anybody.
public final class PhoneRekeying {
  private static final Logger log = LoggerFactory.getLogger(PhoneRekeying.class);
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final IdentityRows identities;
  private final PhoneSeal phones;

  public PhoneRekeying(Transactions transactions, Dialect dialect, PhoneSeal phones) {
    this.transactions = transactions;
    this.identities = new IdentityRows(dialect);
    this.phones = phones;
  }

  /// Seals every number by the primary key and indexes it under every key, and forgets what was
  /// indexed under others; does nothing if the keys are those of the last time. After that the
  /// older keys are not needed any more.
  public void run() {
    List<Integer> keys = phones.keys();
    if (transactions.read(StoreFacts::phoneKeys).filter(keys::equals).isPresent()) {
      return;
    }
    rekeyAll();
    removeGone();
    var _ =
        transactions.write(
            handle -> {
              StoreFacts.phonesAreUnder(handle, keys);
              return true;
            });
  }

  private void rekeyAll() {
    String after = "";
    List<Row> batch;
    do {
      String from = after;
      batch = transactions.read(handle -> PhoneRows.after(handle, phones, from, BATCH));
      List<Row> rows = batch;
      if (!rows.isEmpty()) {
        var _ = transactions.write(handle -> rekeyed(handle, rows));
        after = rows.getLast().identity().toString();
      }
    } while (batch.size() == BATCH);
  }

  /// Other nodes may be serving meanwhile, so that each number is read again under the lock of its
  /// identity.
  private boolean rekeyed(Handle handle, List<Row> rows) {
    List<Row> current =
        rows.stream()
            .flatMap(row -> identities.lock(handle, row.identity()).stream())
            .flatMap(identity -> PhoneRows.of(handle, phones, identity.id()).stream())
            .toList();
    for (Row row : current) {
      var number = row.number();
      PhoneRows.reseal(handle, phones, row);
      if (!PhoneIndexRows.claim(handle, number.realm(), phones.index().of(number), row.account())) {
        log.error(
            "The phone number of identity {} is another account's, too: look both up, and let one"
                + " of them bind it anew.",
            row.identity());
      }
    }
    return true;
  }

  private void removeGone() {
    List<Integer> gone = new ArrayList<>(transactions.read(PhoneIndexRows::keys));
    gone.removeAll(phones.index().keys());
    for (int key : gone) {
      int removed;
      do {
        removed = transactions.write(handle -> PhoneIndexRows.removeSomeOf(handle, key, BATCH));
      } while (removed == BATCH);
    }
  }
}
