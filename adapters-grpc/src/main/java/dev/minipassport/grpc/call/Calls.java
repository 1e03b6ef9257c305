package dev.minipassport.grpc.call;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Answers calls: exactly once each, whatever happens, and never by blocking an event loop.
public final class Calls {
  private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

  private Calls() {}

  /// Answers on this thread, the event loop, if `warm` knows the answer; else as [#answer].
  public static <T> void answerWarm(
      StreamObserver<T> reply, Lane lane, Supplier<Optional<T>> warm, Supplier<T> cold) {
    Optional<T> known;
    try {
      known = warm.get();
    } catch (Throwable problem) {
      refuse(reply, problem);
      return;
    }
    if (known.isPresent()) {
      send(reply, known.get());
    } else {
      answer(reply, lane, cold);
    }
  }

  /// As [#answer(StreamObserver, Lane, Function)], for work that is given up once its caller no
  /// longer waits.
  public static <T> void answer(StreamObserver<T> reply, Lane lane, Supplier<T> work) {
    answer(reply, lane, deadline -> deadline.bounds(work));
  }

  /// Answers from a thread of `lane`. Work whose caller is gone is not begun; a caller who would
  /// wait for longer than the lane allows is told that the outcome is not known, since the work
  /// goes on to its own end.
  public static <T> void answer(StreamObserver<T> reply, Lane lane, Function<Deadline, T> work) {
    var deadline = CallDeadline.of(reply, lane.longest());
    var answer = new CompletableFuture<T>();
    CompletableFuture<T> _ =
        answer.whenComplete((message, problem) -> conclude(reply, message, problem));
    try {
      lane.start(() -> complete(answer, deadline, work));
    } catch (Throwable problem) {
      answer.completeExceptionally(problem);
    }
    if (deadline.ours()) {
      answer.orTimeout(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private static <T> void complete(
      CompletableFuture<T> answer, Deadline deadline, Function<Deadline, T> work) {
    try {
      if (deadline.passed()) {
        throw new CallerGone();
      }
      answer.complete(work.apply(deadline));
    } catch (Throwable problem) {
      answer.completeExceptionally(problem);
    }
  }

  private static <T> void conclude(
      StreamObserver<T> reply, @Nullable T message, @Nullable Throwable problem) {
    if (message != null) {
      send(reply, message);
    } else if (problem instanceof TimeoutException) {
      refuse(reply, new OutcomeUnknown());
    } else {
      refuse(reply, problem == null ? new IllegalStateException("no answer") : problem);
    }
  }

  private static <T> void send(StreamObserver<T> reply, T message) {
    reply.onNext(message);
    reply.onCompleted();
  }

  static void logDefect(Throwable defect) {
    LOG.error("A call failed for an unforeseen reason; please report it.", Mute.of(defect));
  }

  static void refuse(StreamObserver<?> reply, Throwable problem) {
    if (Reason.of(problem) == Reason.INTERNAL) {
      logDefect(problem);
    }
    reply.onError(Statuses.of(problem));
  }
}
