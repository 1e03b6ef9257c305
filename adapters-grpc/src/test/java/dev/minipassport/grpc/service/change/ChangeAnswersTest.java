package dev.minipassport.grpc.service.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.minipassport.change.Change.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

final class ChangeAnswersTest {

  @ParameterizedTest
  @EnumSource(mode = Mode.EXCLUDE, names = "TOKEN_CHANGED")
  void everyKindHasItsWordOnTheWire(Kind kind) {
    assertThat(ChangeAnswers.kind(kind).name()).isEqualTo("KIND_" + kind);
  }

  @Test
  void aNewTokenIsNotTold() {
    assertThatIllegalStateException().isThrownBy(() -> ChangeAnswers.kind(Kind.TOKEN_CHANGED));
  }
}
