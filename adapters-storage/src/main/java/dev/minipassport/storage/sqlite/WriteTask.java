package dev.minipassport.storage.sqlite;

import dev.minipassport.fault.Fault;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// One write on its way through the [Writer]: waiting until it is begun or given up, answered once
/// it is durable.
final class WriteTask<T> {
  private static final Duration RETRY = Duration.ofSeconds(1);

  private enum Stage {
    WAITING,
    BEGUN,
    ANSWERED,
    GIVEN_UP
  }

  private final Function<Handle, T> work;
  private final BiConsumer<Handle, T> undo;
  private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.WAITING);
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private @Nullable Runnable acknowledgement;
  private Consumer<Handle> undoing = _ -> {};

  WriteTask(Function<Handle, T> work) {
    this(work, (_, _) -> {});
  }

  /// @param undo takes the work back if it became durable after its caller had given it up
  WriteTask(Function<Handle, T> work, BiConsumer<Handle, T> undo) {
    this.work = work;
    this.undo = undo;
  }

  boolean isWaiting() {
    return stage.get() == Stage.WAITING;
  }

  /// False if nobody waits for it any more: then it must not be done.
  boolean begin() {
    return stage.compareAndSet(Stage.WAITING, Stage.BEGUN);
  }

  void perform(Handle handle) {
    T result = work.apply(handle);
    acknowledgement = () -> answer.complete(result);
    undoing = later -> undo.accept(later, result);
  }

  /// The work itself failed and was undone; the others of its batch are not concerned.
  void undone(Throwable why) {
    acknowledgement = () -> answer.completeExceptionally(why);
  }

  /// Answers; false if nobody waits for the answer any more, so that it has to be undone.
  boolean acknowledge() {
    if (!stage.compareAndSet(Stage.BEGUN, Stage.ANSWERED)) {
      return false;
    }
    if (acknowledgement != null) {
      acknowledgement.run();
    }
    return true;
  }

  void undo(Handle handle) {
    undoing.accept(handle);
  }

  void refuse(Fault fault) {
    stage.set(Stage.GIVEN_UP);
    answer.completeExceptionally(fault);
  }

  /// Waits for the answer.
  ///
  /// @param patience how long the work may wait for its turn
  /// @param limit how long it may take from there to be durable
  T await(Duration patience, Duration limit) {
    boolean interrupted = false;
    boolean begun = false;
    long end = System.nanoTime() + patience.toNanos();
    try {
      while (true) {
        try {
          return answer.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
          interrupted = true;
          giveUpUnlessBegun();
        } catch (TimeoutException _) {
          giveUpUnlessBegun();
          if (begun && stage.compareAndSet(Stage.BEGUN, Stage.GIVEN_UP)) {
            throw new Unavailable(Dependency.STORE, RETRY);
          }
          begun = true;
          end += limit.toNanos();
        } catch (ExecutionException e) {
          throw rethrown(e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void giveUpUnlessBegun() {
    if (stage.compareAndSet(Stage.WAITING, Stage.GIVEN_UP)) {
      throw new Unavailable(Dependency.STORE, RETRY);
    }
  }

  private static RuntimeException rethrown(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException e -> e;
      case Error e -> throw e;
      case null, default -> new IllegalStateException(cause);
    };
  }
}
