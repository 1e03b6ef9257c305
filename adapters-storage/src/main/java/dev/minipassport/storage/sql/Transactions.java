package dev.minipassport.storage.sql;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;

/// Where statements run: what a database must offer for the ports to be built on it.
///
/// They throw [dev.minipassport.fault.Unavailable] where the database fails or does not
/// answer in time, and let exceptions of `work` itself through.
public interface Transactions {

  /// Runs `work` in a transaction of its own; returns once it is durable. `work` may run on another
  /// thread, and more than once.
  <T> T write(Function<Handle, T> work);

  /// As [#write(Function)], for work that must not stand once its caller was told that it failed.
  ///
  /// @param undo says of what `work` returned how it is taken back, in a transaction of its own,
  ///     where it was committed after its caller had given up waiting
  <T> T write(Function<Handle, T> work, Function<T, Optional<Undo>> undo);

  /// As [#write(Function, Function)], for work that consists of one statement.
  ///
  /// @param undo takes back what `work` may have done, and nothing else
  <T> T writeOne(Function<Handle, T> work, Undo undo);

  /// Runs `work` on what is committed. Each statement sees a state of its own.
  <T> T read(Function<Handle, T> work);

  /// As [#read], and all statements see the same state.
  <T> T readAtOnce(Function<Handle, T> work);

  /// Makes sure that what committed transactions removed is not readable in the files either: now,
  /// if that takes moments only, and else as soon as possible.
  void expunge();

  /// As [#expunge], within seconds, and nobody waits for it.
  void expungeSoon();
}
