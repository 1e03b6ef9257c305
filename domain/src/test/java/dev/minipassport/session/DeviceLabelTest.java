package dev.minipassport.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeviceLabelTest {

  @ParameterizedTest
  @ValueSource(strings = {"iPhone 15", "小米 14", "📱", "a"})
  void whatAPersonMayCallADevice(String text) {
    assertThat(new DeviceLabel(text).text()).isEqualTo(text);
  }

  @Test
  void sixtyFourCharactersAreCountedAsAPersonWould() {
    assertThat(new DeviceLabel("📱".repeat(64)).text()).hasSize(128);
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceLabel("📱".repeat(65)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "a\nb",
        "a\u0000b",
        "a\u202eb",
        "a\u200bb",
        "a\u2028b",
        "\ud800",
        "\u0085"
      })
  void whatWouldDeceiveAReaderIsRefused(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> new DeviceLabel(text));
  }
}
