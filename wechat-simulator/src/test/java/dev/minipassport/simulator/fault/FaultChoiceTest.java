package dev.minipassport.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class FaultChoiceTest {
  private static final Target LOGIN = new Target("jscode2session", "wx1", "alice");

  private final Faults faults = new Faults();

  @Test
  void withoutFaultsNothingBefallsACall() {
    assertThat(faults.draw(LOGIN)).isEqualTo(Affliction.NONE);
  }

  @Test
  void theFirstFaultStrikesFirstAndHealsByItself() {
    faults.inject(Fault.BUSY.next(2));
    faults.inject(Fault.HANG.everywhere());

    assertThat(draw()).isEqualTo(Fault.BUSY);
    assertThat(faults.active()).extracting(Injection::calls).containsExactly(1, 0);
    assertThat(draw()).isEqualTo(Fault.BUSY);
    assertThat(draw()).isEqualTo(Fault.HANG);
    assertThat(draw()).isEqualTo(Fault.HANG);
  }

  @Test
  void callsItDoesNotBefallAreNotCounted() {
    faults.inject(Fault.BUSY.on("token").next(1));

    assertThat(faults.draw(LOGIN)).isEqualTo(Affliction.NONE);
    assertThat(faults.draw(new Target("token", null, null)).fault()).isPresent();
  }

  @Test
  void aCallWithoutAPersonIsNobodys() {
    faults.inject(new Injection(Fault.BUSY, null, "alice", null, 0, Duration.ZERO, -1));

    assertThat(faults.draw(new Target("jscode2session", "wx1", null)).fault()).isEmpty();
    assertThat(faults.draw(LOGIN).fault()).isPresent();
  }

  @Test
  void ofManyCallsAtOnceExactlyTheNumberAskedForIsBefallen() throws Exception {
    faults.inject(Fault.BUSY.next(7));
    Callable<Affliction> draw = () -> faults.draw(LOGIN);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var drawn = threads.invokeAll(Stream.generate(() -> draw).limit(100).toList());

      assertThat(drawn.stream().map(Future::resultNow).filter(a -> a.fault().isPresent()))
          .hasSize(7);
    }
    assertThat(faults.active()).isEmpty();
  }

  @Test
  void aDelayIsDrawnBesideAnotherFault() {
    faults.inject(Fault.LATENCY.lasting(Duration.ofSeconds(3)));
    faults.inject(Fault.BUSY.everywhere());

    Affliction both = faults.draw(LOGIN);

    assertThat(both.delay()).isEqualTo(Duration.ofSeconds(3));
    assertThat(both.fault()).map(Injection::fault).hasValue(Fault.BUSY);
  }

  @Test
  void faultsAreBoundedInNumberAndDelay() {
    for (int i = 0; i < 1000; i++) {
      faults.inject(Fault.BUSY.everywhere());
    }

    assertThatThrownBy(() -> faults.inject(Fault.BUSY.everywhere()))
        .hasMessageContaining("heal them first");
    assertThatThrownBy(() -> Fault.LATENCY.lasting(Duration.ofHours(2)))
        .hasMessageContaining("between 0 and 1 hour");
    assertThatThrownBy(() -> Fault.BUSY.next(-1)).hasMessageContaining("number of calls");
  }

  @Test
  void anEndpointThatNobodyHasIsRefused() {
    assertThatThrownBy(() -> Fault.BUSY.on("jscode2sesion"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("choose an endpoint: jscode2session");
  }

  @Test
  void anErrcodeThatMeansSuccessIsRefused() {
    assertThatThrownBy(() -> Fault.UNKNOWN_ERROR.withErrcode(0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other than 0");
  }

  private Fault draw() {
    return faults.draw(LOGIN).fault().orElseThrow().fault();
  }
}
