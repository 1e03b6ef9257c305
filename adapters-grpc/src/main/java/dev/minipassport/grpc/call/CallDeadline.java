package dev.minipassport.grpc.call;

import dev.minipassport.deadline.Deadline;
import io.grpc.Context;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long the caller of one call still waits: until its deadline or, where that is absent or
/// later, until ours.
///
/// @param ours nobody but us ends the call at this deadline
record CallDeadline(io.grpc.Deadline end, boolean ours, @Nullable ServerCallStreamObserver<?> call)
    implements Deadline {

  /// To be asked on the thread that grpc delivers the call on.
  static CallDeadline of(StreamObserver<?> reply, Duration longest) {
    var ours = io.grpc.Deadline.after(longest.toNanos(), TimeUnit.NANOSECONDS);
    var callers = Context.current().getDeadline();
    boolean cut = callers == null || ours.isBefore(callers);
    return new CallDeadline(
        cut ? ours : callers, cut, reply instanceof ServerCallStreamObserver<?> call ? call : null);
  }

  @Override
  public Duration remaining() {
    if (call != null && call.isCancelled()) {
      return Duration.ZERO;
    }
    return Duration.ofNanos(Math.max(0, end.timeRemaining(TimeUnit.NANOSECONDS)));
  }
}
