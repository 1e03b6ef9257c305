package dev.minipassport.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WeChatOptionsTest {
  @Test
  void theDefaultsAreWeChatItselfAndItsSpare() {
    WeChatOptions defaults = WeChatOptions.defaults();

    assertThat(defaults.baseUri()).hasToString("https://api.weixin.qq.com");
    assertThat(defaults.fallbackUri()).contains(URI.create("https://api2.weixin.qq.com"));
    assertThat(defaults.connectTimeout()).hasSeconds(1);
    assertThat(defaults.totalTimeout()).hasSeconds(4);
    assertThat(defaults.trust()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080",
        "http://localhost:8080/",
        "http://[::1]:8080",
        "https://sh.api.weixin.qq.com"
      })
  void httpsAndLoopbackAreReached(String base) {
    assertThat(WeChatOptions.at(URI.create(base)).fallbackUri()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://api.weixin.qq.com",
        "http://127.0.0.1.example.com",
        "http://127.0.0.1@example.com",
        "ftp://127.0.0.1",
        "api.weixin.qq.com",
        "https:/sns",
        "https://no..host",
        "https://user:password@host",
        "https://host/path",
        "https://host?query=1",
        "https://host#fragment"
      })
  void anythingElseIsRefusedByName(String base) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WeChatOptions.at(URI.create(base)))
        .withMessageContaining("baseUri must")
        .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("password"));
  }

  @Test
  void allErrorsAreNamedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new WeChatOptions(
                    URI.create("http://example.com"),
                    Optional.of(URI.create("http://example.org")),
                    Duration.ZERO,
                    Duration.ofSeconds(-1),
                    0,
                    Optional.empty()))
        .withMessageContainingAll(
            "baseUri must be https://HOST",
            "fallbackUri must be https://HOST",
            "connectTimeout must be 10 to 10000 ms",
            "totalTimeout must be 100 to 30000 ms",
            "maxInFlight must be 1 to 10000");
  }
}
