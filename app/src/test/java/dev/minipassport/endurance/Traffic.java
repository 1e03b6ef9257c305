package dev.minipassport.endurance;

import dev.minipassport.endurance.Nodes.Node;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;

/// Callers who come meanwhile: they validate, each twentieth call signs somebody in, and they rest
/// as long as they called, so that as many as fill the nodes fill them by half.
final class Traffic implements AutoCloseable {
  private static final int CALLS_PER_LOGIN = 20;

  private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
  private final LongAdder calls = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final long begun = System.nanoTime();
  private volatile boolean over;

  /// @param each how many callers each of `nodes` has
  Traffic(Nodes nodes, int each) {
    for (Node node : nodes.all()) {
      for (int i = 0; i < each; i++) {
        callers.execute(() -> call(nodes, node));
      }
    }
  }

  private void call(Nodes nodes, Node node) {
    String token = nodes.signInAt(node);
    for (int i = 1; !over; i++) {
      long began = System.nanoTime();
      if (i % CALLS_PER_LOGIN == 0) {
        token = nodes.signInAt(node);
      } else if (!node.admits(token)) {
        refused.increment();
      }
      calls.increment();
      LockSupport.parkNanos(System.nanoTime() - began);
    }
  }

  /// Calls per second so far.
  long rate() {
    return calls.sum() * TimeUnit.SECONDS.toNanos(1) / (System.nanoTime() - begun);
  }

  /// Sessions that nobody ended and that were not admitted.
  long refused() {
    return refused.sum();
  }

  @Override
  public void close() {
    over = true;
    callers.close();
  }
}
