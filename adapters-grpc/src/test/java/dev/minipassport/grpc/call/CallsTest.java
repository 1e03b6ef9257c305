package dev.minipassport.grpc.call;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.fault.CallerGone;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.identity.AppId;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.Status.Code;
import io.grpc.stub.StreamObserver;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class CallsTest {
  private final Lane lane = new Lane("test", 1, Duration.ofMinutes(1));
  private final Reply reply = new Reply();
  private final AtomicInteger worked = new AtomicInteger();

  /// What a caller received, and how often.
  private static final class Reply implements StreamObserver<String> {
    final CompletableFuture<String> message = new CompletableFuture<>();
    final CompletableFuture<Status> end = new CompletableFuture<>();
    final AtomicInteger ends = new AtomicInteger();

    @Override
    public void onNext(String text) {
      message.complete(text);
    }

    @Override
    public void onError(Throwable problem) {
      ends.incrementAndGet();
      end.complete(Status.fromThrowable(problem));
    }

    @Override
    public void onCompleted() {
      ends.incrementAndGet();
      end.complete(Status.OK);
    }

    Status awaitEnd() throws Exception {
      return end.get(10, TimeUnit.SECONDS);
    }
  }

  private String work(Deadline deadline) {
    worked.incrementAndGet();
    return "done within " + deadline.remaining();
  }

  @Test
  void workIsAnsweredOnce() throws Exception {
    Calls.answer(reply, lane, this::work);

    assertThat(reply.awaitEnd().isOk()).isTrue();
    assertThat(reply.message.get()).startsWith("done");
    assertThat(reply.ends).hasValue(1);
  }

  @Test
  void workKnowsItsCaller() throws Exception {
    var caller = new Caller("bff.example.org", Map.of());

    caller.within(Context.ROOT).run(() -> Calls.answer(reply, lane, () -> Caller.current().name()));

    assertThat(reply.awaitEnd().isOk()).isTrue();
    assertThat(reply.message.get()).isEqualTo("bff.example.org");
  }

  @Test
  void whoeverIsNotKnownMayNothing() {
    assertThat(Caller.current()).isEqualTo(Caller.NOBODY);
    assertThat(Role.values()).noneMatch(Caller.NOBODY::may);
  }

  @Test
  void workIsNotBegunOnceTheDeadlineHasPassed() throws Exception {
    try (var scheduler = Executors.newSingleThreadScheduledExecutor()) {
      var expired = Context.ROOT.withDeadlineAfter(-1, TimeUnit.SECONDS, scheduler);
      try {
        expired.run(() -> Calls.answer(reply, lane, this::work));
      } finally {
        expired.cancel(null);
      }

      assertThat(reply.awaitEnd().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);
      assertThat(reply.awaitEnd().getCause()).isInstanceOf(CallerGone.class);
      assertThat(worked).hasValue(0);
    }
  }

  @Test
  void workLearnsHowLongItsCallerStillWaits() throws Exception {
    var remaining = new CompletableFuture<Duration>();

    Calls.answer(
        reply,
        lane,
        deadline -> {
          remaining.complete(deadline.remaining());
          return "";
        });

    assertThat(remaining.get(10, TimeUnit.SECONDS))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void workThatIsForItsCallerAloneIsBoundedByTheDeadline() throws Exception {
    Calls.answer(reply, lane, () -> Deadline.current().remaining().toString());

    assertThat(Duration.parse(reply.message.get(10, TimeUnit.SECONDS)))
        .isPositive()
        .isLessThanOrEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void workThatKnowsItsDeadlineDecidesItselfWhatToGiveUp() throws Exception {
    Calls.answer(reply, lane, _ -> Deadline.current().equals(Deadline.NONE) ? "free" : "bounded");

    assertThat(reply.message.get(10, TimeUnit.SECONDS)).isEqualTo("free");
  }

  @Test
  void anAnswerThatIsKnownNeedsNoThread() {
    Calls.answerWarm(reply, lane, () -> Optional.of("known"), () -> work(Deadline.current()));

    assertThat(reply.message).isCompletedWithValue("known");
    assertThat(reply.ends).hasValue(1);
    assertThat(worked).hasValue(0);
  }

  @Test
  void aFaultBesideAWarmAnswerIsToldToo() {
    Calls.answerWarm(
        reply,
        lane,
        () -> {
          throw new UnknownApp(new AppId("wx404"));
        },
        () -> work(Deadline.current()));

    assertThat(reply.end).isCompletedWithValueMatching(end -> end.getCode() == Code.NOT_FOUND);
    assertThat(reply.ends).hasValue(1);
  }

  @Test
  void aFullLaneRefusesOnTheSpotAndOnce() throws Exception {
    var release = new CountDownLatch(1);
    var first = new Reply();
    Calls.answer(
        first,
        lane,
        _ -> {
          awaitUninterruptedly(release);
          return "first";
        });

    Calls.answer(reply, lane, this::work);

    assertThat(reply.end)
        .isCompletedWithValueMatching(end -> end.getCode() == Code.RESOURCE_EXHAUSTED);
    release.countDown();
    assertThat(first.awaitEnd().isOk()).isTrue();
    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
    assertThat(reply.ends).hasValue(1);
    assertThat(worked).hasValue(0);
  }

  @Test
  void aResultThatComesAfterItsDeadlineIsDropped() throws Exception {
    var release = new CountDownLatch(1);
    var brief = new Lane("brief", 1, Duration.ofMillis(1));
    Calls.answer(
        reply,
        brief,
        _ -> {
          awaitUninterruptedly(release);
          return "late";
        });
    assertThat(reply.awaitEnd().getCode()).isEqualTo(Code.DEADLINE_EXCEEDED);

    release.countDown();

    assertThat(brief.emptied(Duration.ofSeconds(10))).isTrue();
    assertThat(reply.message).isNotDone();
    assertThat(reply.ends).hasValue(1);
  }

  @Test
  void aLaneIsNotEmptyWhileWorkGoesOn() throws Exception {
    var release = new CountDownLatch(1);
    lane.start(() -> awaitUninterruptedly(release));

    assertThat(lane.taken()).isEqualTo(1);
    assertThat(lane.emptied(Duration.ofMillis(1))).isFalse();

    release.countDown();
    assertThat(lane.emptied(Duration.ofSeconds(10))).isTrue();
    assertThat(lane.taken()).isZero();
  }

  private static void awaitUninterruptedly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
