package dev.minipassport.grpc.service.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.profile.Judged;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ProfileAnswersTest {

  @ParameterizedTest
  @EnumSource
  void everyFlawOfWhatAPersonTypedHasItsWordOnTheWire(Judged.Flaw why) {
    assertThat(ProfileAnswers.refused(why).getReason().name()).isEqualTo("REASON_" + why);
  }
}
