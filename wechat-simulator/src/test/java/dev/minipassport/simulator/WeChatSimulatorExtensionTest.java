package dev.minipassport.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class WeChatSimulatorExtensionTest {

  @Test
  void withoutItsAnnotationItSaysWhatIsMissing() {
    assertThatThrownBy(new WeChatSimulatorExtension()::simulator)
        .hasMessageContaining("@RegisterExtension");
  }

  /// Every repetition leaves an app behind and expects to find none.
  @Nested
  final class InAStaticField {
    @RegisterExtension
    static final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

    private static final Set<URI> SEEN = new HashSet<>();

    @RepeatedTest(3)
    void thePortStaysAndTheStateIsFresh() {
      assertThat(wechat.simulator().describe()).contains("/control/apps");
      wechat.simulator().registerApp("wx1", "s");
      SEEN.add(wechat.baseUri());

      assertThat(SEEN).hasSize(1);
    }
  }

  /// Every repetition has a simulator of its own.
  @Nested
  final class InAnInstanceField {
    @RegisterExtension final WeChatSimulatorExtension wechat = new WeChatSimulatorExtension();

    @RepeatedTest(2)
    void everyTestHasAnother() {
      assertThat(wechat.simulator().describe()).contains("/control/apps");
      wechat.simulator().registerApp("wx1", "s");
      assertThat(wechat.simulator().describe()).contains("wx1");
    }
  }
}
