package dev.minipassport.simulator.push.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/// What an app's console says about message push.
///
/// @param encodingAesKey 43 letters and digits; not used in plain mode
/// @param account the `ToUserName` of every message
/// @param patience how long the server may take to answer; WeChat waits 5 s
public record PushConfiguration(
    URI url,
    String token,
    String encodingAesKey,
    PushMode mode,
    PushFormat format,
    String account,
    Duration patience) {
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9]{3,32}");
  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9]{43}");
  private static final Set<String> SCHEMES = Set.of("http", "https");

  public PushConfiguration {
    if (url.getScheme() == null || !SCHEMES.contains(url.getScheme()) || url.getHost() == null) {
      throw new IllegalArgumentException("push to an address such as http://127.0.0.1:8080/push");
    }
    if (!TOKEN.matcher(token).matches()) {
      throw new IllegalArgumentException("a push token has 3 to 32 letters and digits");
    }
    if (!KEY.matcher(encodingAesKey).matches()) {
      throw new IllegalArgumentException("an EncodingAESKey has 43 letters and digits");
    }
    if (!patience.isPositive() || patience.compareTo(Duration.ofMinutes(1)) > 0) {
      throw new IllegalArgumentException("the patience is more than zero and at most 1 minute");
    }
  }

  /// Safe mode and JSON, with WeChat's patience.
  public static PushConfiguration safe(URI url, String token, String encodingAesKey) {
    return new PushConfiguration(
        url,
        token,
        encodingAesKey,
        PushMode.SAFE,
        PushFormat.JSON,
        "gh_simulated0001",
        Duration.ofSeconds(5));
  }

  public PushConfiguration in(PushMode other) {
    return new PushConfiguration(url, token, encodingAesKey, other, format, account, patience);
  }

  public PushConfiguration in(PushFormat other) {
    return new PushConfiguration(url, token, encodingAesKey, mode, other, account, patience);
  }

  public PushConfiguration from(String other) {
    return new PushConfiguration(url, token, encodingAesKey, mode, format, other, patience);
  }

  public PushConfiguration withPatience(Duration other) {
    return new PushConfiguration(url, token, encodingAesKey, mode, format, account, other);
  }

  @Override
  public String toString() {
    return "PushConfiguration[" + mode + " " + format + " to " + url.getHost() + "]";
  }
}
