package dev.minipassport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class ClassicTokensTest {
  private final World world = AWorld.ordinary();
  private final ClassicTokens tokens = world.registerApp("wx1", "s").tokens();

  @Test
  void thePreviousTokenWorksForFiveMoreMinutes() {
    String first = tokens.issue(world).value();
    tokens.issue(world);

    AWorld.pass(world, Duration.ofSeconds(299));
    assertThat(standing(first)).isEqualTo(TokenStanding.VALID);
    AWorld.pass(world, Duration.ofSeconds(1));
    assertThat(standing(first)).isEqualTo(TokenStanding.UNKNOWN);
  }

  @Test
  void theTokenBeforeThePreviousOneIsForgottenAtOnce() {
    String first = tokens.issue(world).value();
    tokens.issue(world);
    tokens.issue(world);

    assertThat(standing(first)).isEqualTo(TokenStanding.UNKNOWN);
  }

  @Test
  void aTokenNobodyReplacedExpires() {
    String only = tokens.issue(world).value();

    AWorld.pass(world, Duration.ofHours(2));
    assertThat(standing(only)).isEqualTo(TokenStanding.EXPIRED);
  }

  @Test
  void tokensAreNotShown() {
    AccessToken token = tokens.issue(world);

    assertThat(token.toString()).doesNotContain(token.value());
  }

  private TokenStanding standing(String token) {
    return tokens.standing(token, world.clock().now());
  }
}
