package dev.minipassport.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EmptySource;
import org.junit.jupiter.params.provider.ValueSource;

final class LibraryVersionTest {

  @ParameterizedTest
  @CsvSource({
    "2.3.0,  2.29.1",
    "2.9.5,  2.10.4",
    "2.10.4, 2.21.2",
    "2.27.0, 2.27.1",
    "2.27.9, 2.27.10",
    "2.99.9, 3.0.0",
    "9.0.0,  10.0.0",
    "2.27,   2.27.1",
  })
  void versionsAreComparedNumberByNumber(String earlier, String later) {
    assertThat(LibraryVersion.of(earlier)).isLessThan(LibraryVersion.of(later));
    assertThat(LibraryVersion.of(earlier).before(LibraryVersion.of(later))).isTrue();
    assertThat(LibraryVersion.of(later).before(LibraryVersion.of(earlier))).isFalse();
    assertThat(LibraryVersion.of(later).before(LibraryVersion.of(later))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2.27.1,         2.27.1",
    "2.27,           2.27.0",
    "02.027.0001,    2.27.1",
    "0.0.0,          0.0.0",
    "9999.9999.9999, 9999.9999.9999",
  })
  void aVersionHasOneSpelling(String text, String spelling) {
    assertThat(LibraryVersion.of(text)).hasToString(spelling);
    assertThat(LibraryVersion.of(text)).isEqualTo(LibraryVersion.of(spelling));
  }

  @ParameterizedTest
  @EmptySource
  @ValueSource(
      strings = {
        "2",
        "2.",
        ".2",
        "2.27.",
        "2.27.1.3",
        "v2.27.1",
        "2.27.1-beta",
        "2.27.x",
        " 2.27.1",
        "2.27.1 ",
        "2.27.1\n",
        "2,27,1",
        "-2.27.1",
        "2.-27.1",
        "+2.27.1",
        "10000.0.0",
        "２.２７.１",
        "develop",
        "99999999999.0.0"
      })
  void whatIsNoVersionIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LibraryVersion.of(text))
        .withMessageContaining("2.27.1");
  }
}
