package dev.minipassport.grpc.service.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Pushes.SealedReply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PushAnswersTest {

  @ParameterizedTest
  @EnumSource
  void everyFlawOfAPushHasItsWordOnTheWire(Push.Flaw why) {
    assertThat(PushAnswers.reason(why).name()).isEqualTo("REASON_" + why);
  }

  @Test
  void anAppWithoutAPushTokenSealsNothing() {
    assertThat(PushAnswers.of(new SealedReply.NotConfigured()).hasPushNotConfigured()).isTrue();
  }
}
