package dev.minipassport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12345678",
        "request_1",
        "REQUEST-1",
        "0b54c8f2-3f5e-4a3f-9a0f-5a7f1c3b2d1e",
        "--------"
      })
  void whatACallerMayCallItsRequest(String text) {
    assertThat(new RequestId(text)).hasToString(text);
  }

  @Test
  void itHasEightToSixtyFourCharacters() {
    assertThat(new RequestId("a".repeat(8)).value()).hasSize(8);
    assertThat(new RequestId("a".repeat(64)).value()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> new RequestId("a".repeat(7)));
    assertThatIllegalArgumentException().isThrownBy(() -> new RequestId("a".repeat(65)));
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(
      strings = {
        "request 1",
        "request.1",
        "request/1",
        "request:1",
        "request-1\n",
        "request-é",
        "请求请求请求请求"
      })
  void whatCouldTellOfAPersonOrBreakALineIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RequestId(text))
        .withMessageContaining("8 to 64");
  }
}
