package dev.minipassport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.ServerCallStreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchingTest {
  private static final Duration NEVER = Duration.ofHours(1);
  private static final Duration AT_ONCE = Duration.ofNanos(1);

  private final Lane lane = Lane.ofStreams("test", 1);
  private final Caller caller = new Caller();

  /// Each look takes what the test hands over.
  private final BlockingQueue<Supplier<Look<String>>> looks = new SynchronousQueue<>();

  @AfterEach
  void everybodyHasLeft() throws InterruptedException {
    caller.cancel();
    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
  }

  /// A caller of a stream, as grpc shows one.
  private static final class Caller extends ServerCallStreamObserver<String> {
    final BlockingQueue<String> messages = new ArrayBlockingQueue<>(10);
    final CompletableFuture<Status> end = new CompletableFuture<>();
    final List<Integer> thresholds = new CopyOnWriteArrayList<>();
    private volatile boolean ready = true;
    private volatile Runnable onReady = () -> {};
    private volatile Runnable onCancel = () -> {};
    private volatile Runnable onClose = () -> {};

    /// Takes no more.
    void stall() {
      ready = false;
    }

    void resume() {
      ready = true;
      onReady.run();
    }

    void cancel() {
      onCancel.run();
    }

    /// As when somebody else has ended the stream.
    void close() {
      onClose.run();
    }

    String next() throws InterruptedException {
      return String.valueOf(messages.poll(10, TimeUnit.SECONDS));
    }

    Status awaitEnd() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(String message) {
      messages.add(message);
    }

    @Override
    public void onError(Throwable problem) {
      end.complete(Status.fromThrowable(problem));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }

    @Override
    public boolean isReady() {
      return ready;
    }

    @Override
    public void setOnReadyThreshold(int bytes) {
      thresholds.add(bytes);
    }

    @Override
    public void setOnReadyHandler(Runnable handler) {
      onReady = handler;
    }

    @Override
    public void setOnCancelHandler(Runnable handler) {
      onCancel = handler;
    }

    @Override
    public void setOnCloseHandler(Runnable handler) {
      onClose = handler;
    }

    @Override
    public boolean isCancelled() {
      return false;
    }

    @Override
    public void setCompression(String compression) {}

    @Override
    public void setMessageCompression(boolean enable) {}

    @Override
    public void request(int count) {}

    @Override
    public void disableAutoInboundFlowControl() {}
  }

  private Look<String> handedOver() {
    try {
      return looks.take().get();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void watch(Duration interval) {
    Watching.begin(caller, lane, interval, this::handedOver);
  }

  /// Returns once the look is being taken.
  private void show(Look<String> look) throws InterruptedException {
    show(() -> look);
  }

  private void show(Supplier<Look<String>> look) throws InterruptedException {
    assertThat(looks.offer(look, 10, TimeUnit.SECONDS)).as("somebody looked").isTrue();
  }

  @Test
  void whatHappensIsToldAndWhereNothingDidNothingIs() throws Exception {
    watch(AT_ONCE);
    show(new Look.News<>("first", false));
    show(new Look.Nothing<>());
    show(new Look.Nothing<>());
    show(new Look.News<>("second", false));
    show(new Look.Last<>("last"));

    assertThat(caller.awaitEnd().isOk()).isTrue();
    assertThat(caller.messages).containsExactly("first", "second", "last");
  }

  @Test
  void whereThereIsMoreItIsLookedAtWithoutWaiting() throws Exception {
    watch(NEVER);
    show(new Look.News<>("first", true));
    show(new Look.News<>("second", true));
    show(new Look.Last<>("last"));

    assertThat(caller.awaitEnd().isOk()).isTrue();
    assertThat(caller.messages).containsExactly("first", "second", "last");
  }

  @Test
  void whoTakesNothingIsNotLookedFor() throws Exception {
    watch(AT_ONCE);
    show(
        () -> {
          caller.stall();
          return new Look.News<>("first", true);
        });
    assertThat(caller.next()).isEqualTo("first");
    assertThat(caller.thresholds).as("a single waiting byte counts").containsExactly(1);

    caller.resume();
    show(new Look.Last<>("last"));
    assertThat(caller.next()).isEqualTo("last");
  }

  @Test
  void whoGoesWhileNothingHappensGivesThePlaceBackAtOnce() throws Exception {
    watch(NEVER);
    show(new Look.Nothing<>());

    caller.cancel();

    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
    assertThat(caller.end).isNotDone();
  }

  @Test
  void whoGoesWithoutHavingTakenAnythingGivesThePlaceBackAtOnce() throws Exception {
    caller.stall();
    watch(NEVER);

    caller.cancel();

    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aStreamThatWasEndedFromOutsideGivesThePlaceBackAtOnce() throws Exception {
    watch(NEVER);
    show(new Look.News<>("first", false));

    caller.close();

    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
    assertThat(caller.end).isNotDone();
  }

  @Test
  void aFaultEndsTheStreamWithItsStatus() throws Exception {
    watch(AT_ONCE);
    show(
        () -> {
          throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
        });

    assertThat(caller.awaitEnd().getCode()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void oneMoreThanThereAreToBeIsRefused() throws Exception {
    watch(NEVER);
    var other = new Caller();

    Watching.begin(other, lane, NEVER, this::handedOver);

    assertThat(other.awaitEnd().getCode()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    show(new Look.Nothing<>());
  }
}
