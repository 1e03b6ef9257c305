package dev.minipassport.testkit.history;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/// All calls of all clients, which share one clock.
public final class History {
  private final LongSupplier nanoTime;
  private final long origin;
  private final Collection<Call> calls = new ConcurrentLinkedQueue<>();

  public History(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.origin = nanoTime.getAsLong();
  }

  /// Nanoseconds since it began.
  public long now() {
    return nanoTime.getAsLong() - origin;
  }

  /// Makes a call and remembers it.
  public Reply record(int node, Deed deed, Supplier<Reply> call) {
    long begun = now();
    Reply reply = call.get();
    calls.add(new Call(begun, now(), node, deed, reply.answer()));
    return reply;
  }

  /// In the order in which they were made.
  public List<Call> calls() {
    return calls.stream().sorted(Comparator.comparingLong(Call::begun)).toList();
  }
}
