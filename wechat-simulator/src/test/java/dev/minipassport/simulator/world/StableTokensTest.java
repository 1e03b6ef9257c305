package dev.minipassport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StableTokensTest {
  private final World world = AWorld.ordinary();
  private final StableTokens tokens = world.registerApp("wx1", "s").stableTokens();

  @Test
  void theTokenStaysUntil300SecondsBeforeItsEnd() {
    AccessToken first = tokens.current(world);

    AWorld.pass(world, Duration.ofMinutes(115));
    assertThat(tokens.current(world)).isEqualTo(first);
    assertThat(first.expiresIn(world.clock().now())).isEqualTo(300);

    AWorld.pass(world, Duration.ofMillis(1));
    assertThat(tokens.current(world)).isNotEqualTo(first);
  }

  @Test
  void theReplacedTokenWorksUntilItsOwnExpiry() {
    String first = tokens.current(world).value();
    AWorld.pass(world, Duration.ofSeconds(6901));
    tokens.current(world);

    assertThat(standing(first)).isEqualTo(TokenStanding.VALID);
    AWorld.pass(world, Duration.ofSeconds(298));
    assertThat(standing(first)).isEqualTo(TokenStanding.VALID);
    AWorld.pass(world, Duration.ofSeconds(1));
    assertThat(standing(first)).isEqualTo(TokenStanding.EXPIRED);
  }

  @Test
  void aForcedTokenLeavesNothingOfTheLastOne() {
    String first = tokens.current(world).value();
    String forced = tokens.force(world).value();

    assertThat(standing(first)).isEqualTo(TokenStanding.UNKNOWN);
    assertThat(standing(forced)).isEqualTo(TokenStanding.VALID);
    assertThat(tokens.current(world).value()).isEqualTo(forced);
  }

  @Test
  void forcingIsPossibleTwentyTimesADay() {
    Set<String> forced = new HashSet<>();
    for (int i = 0; i < 25; i++) {
      forced.add(tokens.force(world).value());
      AWorld.pass(world, Duration.ofSeconds(30));
    }
    assertThat(forced).hasSize(20);

    AWorld.pass(world, Duration.ofHours(12));
    assertThat(forced).doesNotContain(tokens.force(world).value());
  }

  @Test
  void forcingTooSoonDoesNotUseUpTheDay() {
    String first = tokens.force(world).value();
    for (int i = 0; i < 100; i++) {
      assertThat(tokens.force(world).value()).isEqualTo(first);
    }

    AWorld.pass(world, Duration.ofSeconds(30));
    assertThat(tokens.force(world).value()).isNotEqualTo(first);
  }

  private TokenStanding standing(String token) {
    return tokens.standing(token, world.clock().now());
  }
}
