package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.testkit.Passport;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.Change;
import dev.minipassport.v1.ChangePage;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.WatchChangesRequest;
import dev.minipassport.v1.WatchChangesResponse;
import io.grpc.Context;
import io.grpc.Context.CancellableContext;
import io.grpc.Status.Code;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class WatchesOnTheWireTest {
  private static final int MOST = 2;

  /// The deadline of other calls has passed before a watch has looked once.
  private final Running running =
      new Running(
          new CallLimits(4, 4, 4, Options.MINUTE, Options.INSTANT, MOST, Duration.ofMillis(1)));

  @AfterEach
  void stop() {
    running.close();
  }

  /// What somebody saw who watches the changes.
  private static final class Watcher implements StreamObserver<WatchChangesResponse> {
    final BlockingQueue<WatchChangesResponse> seen = new LinkedBlockingQueue<>(100);
    final CompletableFuture<Refused> end = new CompletableFuture<>();
    final CompletableFuture<Boolean> completed = new CompletableFuture<>();

    WatchChangesResponse next() throws InterruptedException {
      WatchChangesResponse next = seen.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("nothing seen for 10 s");
      }
      return next;
    }

    Refused awaitEnd() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void onNext(WatchChangesResponse response) {
      seen.add(response);
    }

    @Override
    public void onError(Throwable problem) {
      end.complete(Refused.of((StatusRuntimeException) problem));
    }

    @Override
    public void onCompleted() {
      completed.complete(true);
    }
  }

  private Watcher watch(String cursor) {
    var watcher = new Watcher();
    ChangeServiceGrpc.newStub(running.channel).watchChanges(watching(cursor), watcher);
    return watcher;
  }

  private static WatchChangesRequest watching(String cursor) {
    return WatchChangesRequest.newBuilder().setAppId(APP).setCursor(cursor).build();
  }

  private void awaitLooks(int looks) {
    int from = running.store.questions();
    Running.await(() -> running.store.questions() >= from + looks);
  }

  @Test
  void whatHappensIsToldWhenItHappensAndInBetweenThereIsSilence() throws Exception {
    var alice = running.alice();
    var bob = running.passport.signIn(Passport.BOB);
    Watcher watcher = watch("");
    ChangePage first = watcher.next().getPage();
    assertThat(first.getChangesList()).isEmpty();
    assertThat(first.getNextCursor()).isNotEmpty();
    awaitLooks(3);
    assertThat(watcher.seen).isEmpty();

    running.passport.revoke.revoke(Passport.APP, alice.token());
    Change change = watcher.next().getPage().getChanges(0);
    assertThat(change.getSessionId()).isEqualTo(alice.session().id().toString());
    awaitLooks(3);
    assertThat(watcher.seen).isEmpty();

    running.passport.revoke.revoke(Passport.APP, bob.token());
    assertThat(watcher.next().getPage().getChanges(0).getSessionId())
        .isEqualTo(bob.session().id().toString());
    assertThat(watcher.end).isNotDone();
  }

  @Test
  void aWatchGoesOnFromItsCursor() throws Exception {
    running.passport.revoke.revoke(Passport.APP, running.alice().token());
    ChangePage seen = watch("").next().getPage();
    running.passport.revoke.revoke(Passport.APP, running.passport.signIn(Passport.BOB).token());

    ChangePage next = watch(seen.getNextCursor()).next().getPage();

    assertThat(seen.getChangesList()).hasSize(1);
    assertThat(next.getChangesList()).hasSize(1).isNotEqualTo(seen.getChangesList());
  }

  @Test
  void aLongPastIsToldPageByPage() throws Exception {
    IntStream.range(0, 101)
        .forEach(_ -> running.passport.revoke.revoke(Passport.APP, running.alice().token()));

    Watcher watcher = watch("");

    ChangePage first = watcher.next().getPage();
    assertThat(first.getChangesList()).hasSize(100);
    assertThat(first.getMore()).isTrue();
    assertThat(watcher.next().getPage().getChangesList()).hasSize(1);
  }

  @Test
  void aCursorThatMovedPastWhatIsOfNoInterestIsTold() throws Exception {
    SessionToken token = running.alice().token();
    for (int i = 0; i < 100; i++) {
      token = running.passport.launch(Passport.ALICE, token).token();
    }
    running.passport.revoke.revoke(Passport.APP, token);

    Watcher watcher = watch("");

    ChangePage first = watcher.next().getPage();
    assertThat(first.getMore()).isTrue();
    assertThat(first.getChangesList()).isEmpty();
    assertThat(watcher.next().getPage().getChangesList()).hasSize(1);
  }

  @Test
  void oneWatchTooManyIsRefusedUntilAnotherEnds() throws Exception {
    CancellableContext context = Context.current().withCancellation();
    context.run(
        () -> {
          for (int i = 0; i < MOST; i++) {
            assertThat(watch("")).isNotNull();
          }
        });
    Running.await(() -> running.server.inFlight() == MOST);

    Refused refused = watch("").awaitEnd();
    assertThat(refused.code()).isEqualTo(Code.RESOURCE_EXHAUSTED);
    assertThat(refused.reason()).isEqualTo("OVERLOADED");
    assertThat(refused.retryAfter()).isPresent();

    context.cancel(null);
    Running.await(() -> running.server.inFlight() == 0);
    assertThat(watch("").next().hasPage()).isTrue();
  }

  @Test
  void whenTheNodeDrainsWatchesEndAndHoldNothingUp() throws Exception {
    Watcher watcher = watch("");
    assertThat(watcher.next().hasPage()).isTrue();

    assertThat(running.server.drain(Duration.ofSeconds(20))).isEqualTo(GrpcServer.Drain.COMPLETE);

    assertThat(watcher.awaitEnd().code()).isEqualTo(Code.UNAVAILABLE);
    assertThat(watcher.awaitEnd().reason()).isEqualTo("DRAINING");
    assertThat(running.server.inFlight()).isZero();
  }

  @Test
  void theCallersDeadlineEndsAWatch() throws Exception {
    var watcher = new Watcher();
    ChangeServiceGrpc.newStub(running.channel)
        .withDeadlineAfter(200, TimeUnit.MILLISECONDS)
        .watchChanges(watching(""), watcher);

    assertThat(watcher.awaitEnd().code()).isEqualTo(Code.DEADLINE_EXCEEDED);
    Running.await(() -> running.server.inFlight() == 0);
  }

  @Test
  void aCursorThatIsTooOldEndsTheStream() throws Exception {
    String cursor = watch("").next().getPage().getNextCursor();
    running.clock.advance(Duration.ofDays(30));

    Watcher watcher = watch(cursor);

    assertThat(watcher.next().hasCursorTooOld()).isTrue();
    assertThat(watcher.completed.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStoreThatFailsEndsTheStreamWithItsStatus() throws Exception {
    Watcher watcher = watch("");
    assertThat(watcher.next().hasPage()).isTrue();

    running.store.beforeEach(
        () -> {
          throw new Unavailable(Dependency.STORE, Duration.ofSeconds(1));
        });

    assertThat(watcher.awaitEnd().reason()).isEqualTo("STORE_UNAVAILABLE");
    assertThat(watcher.awaitEnd().retryAfter()).contains(Duration.ofSeconds(1));
  }

  @Test
  void whatIsWrongWithAWatchIsSaidAtOnce() throws Exception {
    var watcher = new Watcher();
    ChangeServiceGrpc.newStub(running.channel)
        .watchChanges(
            WatchChangesRequest.newBuilder().setAppId("wx 1").setCursor("c".repeat(4097)).build(),
            watcher);

    assertThat(watcher.awaitEnd().fields()).containsExactly("app_id", "cursor");
    assertThat(watch("made up").awaitEnd().fields()).containsExactly("cursor");
  }
}
