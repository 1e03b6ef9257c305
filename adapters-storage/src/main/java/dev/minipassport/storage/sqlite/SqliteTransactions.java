package dev.minipassport.storage.sqlite;

import dev.minipassport.storage.sql.Transactions;
import dev.minipassport.storage.sql.Undo;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Writes one after the other, reads beside them.
record SqliteTransactions(Writer writer, Readers readers, WriteAheadLog log)
    implements Transactions {
  @Override
  public <T> T write(Function<Handle, T> work) {
    return writer.write(work);
  }

  @Override
  public <T> T write(Function<Handle, T> work, Function<T, Optional<Undo>> undo) {
    return writer.write(
        work, (handle, result) -> undo.apply(result).ifPresent(one -> one.takeBack(handle)));
  }

  @Override
  public <T> T writeOne(Function<Handle, T> work, Undo undo) {
    return writer.write(work, (handle, _) -> undo.takeBack(handle));
  }

  @Override
  public <T> T read(Function<Handle, T> work) {
    return readers.read(work);
  }

  /// What the first statement sees, the others see (https://www.sqlite.org/isolation.html).
  @Override
  public <T> T readAtOnce(Function<Handle, T> work) {
    return readers.read(handle -> handle.inTransaction(work::apply));
  }

  @Override
  public void expunge() {
    log.expunge();
  }

  /// The store's upkeep looks at the log each second.
  @Override
  public void expungeSoon() {
    log.rowsWereRemoved();
  }
}
