package dev.minipassport.grpc.service.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.minipassport.consent.NotAnswered;
import dev.minipassport.ledger.Decision;
import dev.minipassport.prompt.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// The words that the domain and the wire share are spelt alike but for the prefix.
final class ConsentWordsTest {

  @ParameterizedTest
  @EnumSource
  void everyDecisionHasItsWordOnTheWire(Decision decision) {
    assertThat(PurposeWire.decision(decision).name()).isEqualTo("DECISION_" + decision);
  }

  @ParameterizedTest
  @EnumSource
  void everyCauseHasItsWordOnTheWire(NotAnswered cause) {
    assertThat(ConsentAnswers.cause(cause).name()).isEqualTo("NOT_ANSWERED_" + cause);
  }

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "OPEN_DATA")
  void everyWayToCollectHasItsWordOnTheWire(Capability capability) {
    assertThat(PromptAnswers.capability(capability).name()).isEqualTo("CAPABILITY_" + capability);
  }

  @Test
  void whatIsShownIsNotCollected() {
    assertThatIllegalStateException()
        .isThrownBy(() -> PromptAnswers.capability(Capability.OPEN_DATA));
  }
}
