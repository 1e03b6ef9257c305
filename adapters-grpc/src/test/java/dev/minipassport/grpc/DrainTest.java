package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.SessionServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DrainTest {

  /// What someone saw who watches the health.
  private static final class Watcher implements StreamObserver<HealthCheckResponse> {
    final List<ServingStatus> seen = new CopyOnWriteArrayList<>();
    final CountDownLatch first = new CountDownLatch(1);
    final CompletableFuture<Status> end = new CompletableFuture<>();

    @Override
    public void onNext(HealthCheckResponse response) {
      seen.add(response.getStatus());
      first.countDown();
    }

    @Override
    public void onError(Throwable problem) {
      end.complete(Status.fromThrowable(problem));
    }

    @Override
    public void onCompleted() {
      end.complete(Status.OK);
    }
  }

  @Test
  void callsInFlightAreAnsweredBeforeTheServerEnds() throws Exception {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(8);
    try (var running = new Running()) {
      var alice = running.alice();
      running.store.beforeEach(
          () -> {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      var stub = SessionServiceGrpc.newFutureStub(running.channel);
      var calls =
          Stream.generate(() -> stub.validateSession(validationOf(alice.token())))
              .limit(8)
              .toList();
      entered.await();
      var watcher = new Watcher();
      HealthGrpc.newStub(running.channel).watch(HealthCheckRequest.getDefaultInstance(), watcher);
      assertThat(watcher.first.await(10, TimeUnit.SECONDS)).isTrue();

      var drain = CompletableFuture.supplyAsync(() -> drain(running));
      watcher.end.get(10, TimeUnit.SECONDS);
      assertThat(drain).isNotDone();
      release.countDown();

      assertThat(drain.get(20, TimeUnit.SECONDS)).isEqualTo(GrpcServer.Drain.COMPLETE);
      for (var call : calls) {
        assertThat(call.get(10, TimeUnit.SECONDS).hasValid()).isTrue();
      }
    }
  }

  @Test
  void whoWatchesTheHealthLearnsThatItIsOverAndHoldsNothingUp() throws Exception {
    try (var running = new Running()) {
      var watcher = new Watcher();
      HealthGrpc.newStub(running.channel).watch(HealthCheckRequest.getDefaultInstance(), watcher);
      assertThat(watcher.first.await(10, TimeUnit.SECONDS)).isTrue();

      assertThat(drain(running)).isEqualTo(GrpcServer.Drain.COMPLETE);

      assertThat(watcher.end.get(10, TimeUnit.SECONDS).getCode())
          .isEqualTo(Status.Code.UNAVAILABLE);
      assertThat(watcher.seen).containsExactly(ServingStatus.SERVING, ServingStatus.NOT_SERVING);
    }
  }

  @Test
  void workThatOutlivesThePatienceIsReported() throws Exception {
    var release = new CountDownLatch(1);
    var entered = new CountDownLatch(1);
    try (var running = new Running()) {
      var alice = running.alice();
      running.store.beforeEach(
          () -> {
            entered.countDown();
            try {
              release.await();
            } catch (InterruptedException e) {
              throw new AssertionError(e);
            }
          });
      var call =
          SessionServiceGrpc.newFutureStub(running.channel)
              .validateSession(validationOf(alice.token()));
      entered.await();

      assertThat(running.server.drain(Duration.ofMillis(20))).isEqualTo(GrpcServer.Drain.CUT_SHORT);

      assertThat(call).failsWithin(Duration.ofSeconds(10));
      release.countDown();
    }
  }

  @Test
  void drainingTwiceOrBeforeTheStartDoesNoHarm() throws Exception {
    try (var running = new Running()) {
      assertThat(drain(running)).isEqualTo(GrpcServer.Drain.COMPLETE);
      assertThat(drain(running)).isEqualTo(GrpcServer.Drain.COMPLETE);

      var unstarted =
          new GrpcServer(
              GrpcServerOptions.onLoopback(0),
              Running.useCases(running.passport),
              running.passport.clock,
              System::nanoTime);
      assertThat(unstarted.drain(Duration.ofSeconds(1))).isEqualTo(GrpcServer.Drain.COMPLETE);
    }
  }

  @Test
  void aDrainedServerTakesNoNewConnections() {
    try (var running = new Running()) {
      int port = running.server.port();
      assertThat(drain(running)).isEqualTo(GrpcServer.Drain.COMPLETE);
      ManagedChannel late = Running.channelTo(port).build();

      var refused =
          Refused.by(
              () ->
                  HealthGrpc.newBlockingStub(late)
                      .withDeadlineAfter(5, TimeUnit.SECONDS)
                      .check(HealthCheckRequest.getDefaultInstance()));

      assertThat(refused.code()).isEqualTo(Status.Code.UNAVAILABLE);
      late.shutdownNow();
    }
  }

  private static GrpcServer.Drain drain(Running running) {
    try {
      return running.server.drain(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
