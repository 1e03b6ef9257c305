package dev.minipassport.app.logging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SafeTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "plain", "微信用户", "a\"b\\c", "emoji 😀"})
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(SafeText.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\rb", "a\u001b[31mb", "a\u0000b", "a\u202eb", "a\u200bb", "a\u2028b"})
  void nothingBeginsALineMovesACursorOrHides(String text) {
    String safe = SafeText.of(text);

    assertThat(safe).startsWith("a\\u{").endsWith("b").matches("\\P{C}+");
  }

  @Test
  void aLoneSurrogateIsSpelt() {
    assertThat(SafeText.of("\ud800")).isEqualTo("\\u{d800}");
  }
}
