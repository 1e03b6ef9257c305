package dev.minipassport.storage.sql;

import java.time.Instant;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;

/// Takes back what was committed after its caller had been told that it failed.
///
/// @param work returns whether there was something to take back
/// @param until from when on nothing has to be taken back any more
public record Undo(Predicate<Handle> work, Instant until) {
  public void takeBack(Handle handle) {
    boolean _ = work.test(handle);
  }
}
