package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BaseLibraryTest {

  @ParameterizedTest
  @CsvSource({"2.3.0,2.29.1", "2.9.9,2.10.4", "2.27.0,2.27.1", "2.99.99,3.0.0", "9.0.0,10.0.0"})
  void versionsAreComparedNumberByNumber(String older, String newer) {
    assertThat(BaseLibrary.of(older)).isLessThan(BaseLibrary.of(newer));
    assertThat(BaseLibrary.of(newer).atLeast(BaseLibrary.of(older))).isTrue();
    assertThat(BaseLibrary.of(older).atLeast(BaseLibrary.of(newer))).isFalse();
  }

  @Test
  void aVersionIsAtLeastItself() {
    assertThat(BaseLibrary.of("2.27.1").atLeast(BaseLibrary.of("2.27.1"))).isTrue();
    assertThat(BaseLibrary.of("2.27.1")).hasToString("2.27.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2", "2.20", "2.20.1.3", "2.x.1", "-2.20.1", "2.20.99999", " 2.20.1"})
  void anythingElseIsRefused(String text) {
    assertThatThrownBy(() -> BaseLibrary.of(text)).hasMessageContaining("three numbers");
  }
}
