package dev.minipassport.storage;

import dev.minipassport.storage.sql.Transactions;
import dev.minipassport.storage.sql.Undo;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// What a feed has of a database: each statement sees a state of its own, and nothing is written.
public abstract class ReadsOnly implements Transactions {
  @Override
  public final <T> T write(Function<Handle, T> work) {
    throw new AssertionError("a feed writes nothing");
  }

  @Override
  public final <T> T write(Function<Handle, T> work, Function<T, Optional<Undo>> undo) {
    return write(work);
  }

  @Override
  public final <T> T writeOne(Function<Handle, T> work, Undo undo) {
    return write(work);
  }

  @Override
  public final <T> T readAtOnce(Function<Handle, T> work) {
    return read(work);
  }

  @Override
  public final void expunge() {}

  @Override
  public final void expungeSoon() {}
}
