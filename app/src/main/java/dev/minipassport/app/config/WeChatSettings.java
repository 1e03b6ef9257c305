package dev.minipassport.app.config;

import dev.minipassport.app.settings.Values;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// How WeChat is reached.
///
/// @param fallbackUri asked where no connection to `baseUri` comes about; WeChat has one of its own
/// @param inFlight exchanges under way at once
public record WeChatSettings(
    URI baseUri,
    Optional<URI> fallbackUri,
    Duration connectTimeout,
    Duration totalTimeout,
    int inFlight) {

  /// Two exchanges and a commit have to fit into the longest claim on a code, which is a minute.
  static final Duration LONGEST_TOTAL = Duration.ofSeconds(24);

  static final URI WECHAT = URI.create("https://api.weixin.qq.com");
  private static final URI WECHAT_IN_DISASTERS = URI.create("https://api2.weixin.qq.com");
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  public WeChatSettings {
    refuseUnsafe(baseUri);
    fallbackUri.ifPresent(WeChatSettings::refuseUnsafe);
  }

  static Optional<WeChatSettings> from(Values values) {
    URI base = values.get(Keys.WECHAT_BASE);
    Optional<URI> fallback =
        values
            .find(Keys.WECHAT_FALLBACK)
            .or(() -> Optional.of(WECHAT_IN_DISASTERS).filter(_ -> base.equals(WECHAT)));
    Duration connect = values.get(Keys.WECHAT_CONNECT);
    Duration total = values.get(Keys.WECHAT_TOTAL);
    int inFlight = values.get(Keys.WECHAT_IN_FLIGHT);
    return values.build(
        "wechat.base-uri", () -> new WeChatSettings(base, fallback, connect, total, inFlight));
  }

  /// The same manners towards a simulator.
  public WeChatSettings at(URI simulator) {
    return new WeChatSettings(simulator, Optional.empty(), connectTimeout, totalTimeout, inFlight);
  }

  private static void refuseUnsafe(URI uri) {
    boolean loopback = LOOPBACK.contains(uri.getHost());
    if (!"https".equals(uri.getScheme()) && !("http".equals(uri.getScheme()) && loopback)) {
      throw new IllegalArgumentException(
          "must be https, since secrets travel there (http for 127.0.0.1 only)");
    }
    if (uri.getRawPath() != null && !uri.getRawPath().isEmpty() && !"/".equals(uri.getRawPath())) {
      throw new IllegalArgumentException("must name scheme, host and port only");
    }
  }
}
