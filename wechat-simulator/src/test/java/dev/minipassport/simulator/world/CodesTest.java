package dev.minipassport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CodesTest {
  private final World world = AWorld.ordinary();
  private final SimulatedApp app = world.registerApp("wx1", "s");
  private final SimulatedPerson person = world.stranger();

  @Test
  void codesAreOf32LettersAndDigitsAndNeverTheSame() {
    var codes = IntStream.range(0, 1000).mapToObj(_ -> person.login(app)).toList();

    assertThat(codes).doesNotHaveDuplicates().allMatch(code -> code.matches("[0-9A-Za-z]{32}"));
  }

  @Test
  void aCodeExpiresAtTheFifthMinuteSharp() {
    LoginCode code = world.codes().find(person.login(app)).orElseThrow();

    AWorld.pass(world, Duration.ofMinutes(5).minusNanos(1));
    assertThat(code.expired(world.clock().now())).isFalse();
    AWorld.pass(world, Duration.ofNanos(1));
    assertThat(code.expired(world.clock().now())).isTrue();
  }

  @Test
  void expiredCodesAreForgottenWhenTheNextOneIsIssued() {
    String old = person.login(app);
    AWorld.pass(world, Duration.ofMinutes(5));
    assertThat(world.codes().find(old)).isPresent();

    String fresh = person.login(app);
    assertThat(world.codes().find(old)).isEmpty();
    assertThat(world.codes().find(fresh)).isPresent();
  }

  @Test
  void theOldestCodesAreForgottenBeforeTheyFillTheMemory() {
    String first = person.login(app);
    String last = first;
    for (int i = 0; i < 250_000; i++) {
      last = person.login(app);
    }

    assertThat(world.codes().find(first)).isEmpty();
    assertThat(world.codes().find(last)).isPresent();
  }

  @Test
  void aCodeIsSpentOnce() {
    LoginCode code = world.codes().find(person.login(app)).orElseThrow();

    assertThat(code.spend()).isTrue();
    assertThat(code.spend()).isFalse();
    assertThat(code.used()).isTrue();
  }
}
