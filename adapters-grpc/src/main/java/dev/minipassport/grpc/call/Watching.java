package dev.minipassport.grpc.call;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Keeps one stream going for as long as its caller wants: looks, tells, and waits until it is time
/// to look again. It looks only once the caller has taken what was told, so that a slow one has one
/// message waiting and no more.
///
/// All is told by one thread. Others only wake it: when the caller is ready for more, when the
/// caller has gone, and when the stream was ended from outside.
public final class Watching<R> {
  private final ServerCallStreamObserver<R> reply;
  private final Duration interval;
  private final Supplier<Look<R>> watched;
  private final Semaphore ready = new Semaphore(0);
  private final CountDownLatch ended = new CountDownLatch(1);

  private Watching(
      ServerCallStreamObserver<R> reply, Duration interval, Supplier<Look<R>> watched) {
    this.reply = reply;
    this.interval = interval;
    this.watched = watched;
  }

  /// Watches on a thread of `lane`. To be called on the thread that grpc delivers the call on.
  ///
  /// @param interval how long to wait before it looks again where there was no more
  /// @param watched looks once, from where it looked last; asked by one thread
  public static <R> void begin(
      StreamObserver<R> reply, Lane lane, Duration interval, Supplier<Look<R>> watched) {
    var watching = new Watching<>((ServerCallStreamObserver<R>) reply, interval, watched);
    watching.listen();
    try {
      lane.start(watching::run);
    } catch (Throwable problem) {
      Calls.refuse(reply, problem);
    }
  }

  private void listen() {
    reply.setOnReadyThreshold(1);
    reply.setOnReadyHandler(ready::release);
    reply.setOnCancelHandler(this::end);
    reply.setOnCloseHandler(this::end);
  }

  private void end() {
    ended.countDown();
    ready.release();
  }

  /// Returns once the stream has ended, whoever ended it.
  private void run() {
    try {
      while (ended.getCount() > 0) {
        if (reply.isReady()) {
          look();
        } else {
          ready.acquire();
        }
      }
    } catch (Throwable problem) {
      Calls.refuse(reply, problem);
    }
  }

  private void look() throws InterruptedException {
    switch (watched.get()) {
      case Look.Nothing<R> _ -> pause();
      case Look.News<R>(var message, var more) -> {
        reply.onNext(message);
        if (!more) {
          pause();
        }
      }
      case Look.Last<R>(var message) -> {
        reply.onNext(message);
        reply.onCompleted();
        end();
      }
    }
  }

  private void pause() throws InterruptedException {
    boolean _ = ended.await(interval.toNanos(), TimeUnit.NANOSECONDS);
  }
}
