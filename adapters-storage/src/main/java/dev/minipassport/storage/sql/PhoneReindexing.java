package dev.minipassport.storage.sql;

import dev.minipassport.storage.seal.PhoneSeal;
import dev.minipassport.storage.sql.PhoneRows.Row;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the index of phone numbers to the keys of the key set, in transactions small enough not
/// to keep others waiting. Until it is done, a number that is indexed only under keys that are gone
/// could become another person's too; so it is done before the store serves anybody.
public final class PhoneReindexing {
  private static final Logger log = LoggerFactory.getLogger(PhoneReindexing.class);
  private static final int BATCH = 200;

  private final Transactions transactions;
  private final PhoneSeal phones;

  public PhoneReindexing(Transactions transactions, PhoneSeal phones) {
    this.transactions = transactions;
    this.phones = phones;
  }

  /// Indexes every number under every key, and forgets what was indexed under others; nothing, if
  /// the keys are those of the last time.
  public void run() {
    NavigableSet<Integer> live = phones.index().keys();
    if (transactions.read(StoreFacts::phoneIndexKeys).filter(live::equals).isPresent()) {
      return;
    }
    indexAll();
    removeGone(live);
    var _ =
        transactions.write(
            handle -> {
              StoreFacts.phonesAreIndexedUnder(handle, live);
              return true;
            });
  }

  private void indexAll() {
    String after = "";
    List<Row> batch;
    do {
      String from = after;
      batch = transactions.read(handle -> PhoneRows.after(handle, phones, from, BATCH));
      List<Row> rows = batch;
      if (!rows.isEmpty()) {
        var _ = transactions.write(handle -> indexed(handle, rows));
        after = rows.getLast().identity().toString();
      }
    } while (batch.size() == BATCH);
  }

  private boolean indexed(Handle handle, List<Row> rows) {
    for (Row row : rows) {
      var number = row.number();
      if (!PhoneIndexRows.claim(handle, number.realm(), phones.index().of(number), row.account())) {
        log.error(
            "The phone number of identity {} is another account's, too: look both up, and let one"
                + " of them bind it anew.",
            row.identity());
      }
    }
    return true;
  }

  private void removeGone(NavigableSet<Integer> live) {
    NavigableSet<Integer> gone = new TreeSet<>(transactions.read(PhoneIndexRows::keys));
    gone.removeAll(live);
    for (int key : gone) {
      int removed;
      do {
        removed = transactions.write(handle -> PhoneIndexRows.removeSomeOf(handle, key, BATCH));
      } while (removed == BATCH);
    }
  }
}
