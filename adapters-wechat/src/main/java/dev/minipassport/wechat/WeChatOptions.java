package dev.minipassport.wechat;

import dev.minipassport.wechat.api.Hosts;
import dev.minipassport.wechat.api.WeChatHost;
import dev.minipassport.wechat.http.HostBreaker;
import dev.minipassport.wechat.http.SingleRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/// How WeChat is reached (protocol 15). Refuses nonsense with one text that names every error.
///
/// @param baseUri scheme and host of the API; `http` is allowed for loopback only
/// @param fallbackUri asked when no connection to `baseUri` comes about, and never once a byte was
///     sent
/// @param connectTimeout for one connection: 10 ms to 10 s
/// @param totalTimeout for one exchange, to the last byte of the answer: 100 ms to 30 s
/// @param maxInFlight how many exchanges may be under way at once: 1 to 10,000
/// @param trust decides which certificates are believed, for tests and private gateways; absent,
///     the JDK's own trust store does
public record WeChatOptions(
    URI baseUri,
    Optional<URI> fallbackUri,
    Duration connectTimeout,
    Duration totalTimeout,
    int maxInFlight,
    Optional<SSLContext> trust) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Duration SHORTEST_CONNECT = Duration.ofMillis(10);
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);
  private static final Duration SHORTEST_TOTAL = Duration.ofMillis(100);
  private static final Duration LONGEST_TOTAL = Duration.ofSeconds(30);
  private static final int MOST_IN_FLIGHT = 10_000;

  public WeChatOptions {
    List<String> errors = new ArrayList<>();
    checkHost("baseUri", baseUri, errors);
    fallbackUri.ifPresent(uri -> checkHost("fallbackUri", uri, errors));
    checkDuration("connectTimeout", connectTimeout, SHORTEST_CONNECT, LONGEST_CONNECT, errors);
    checkDuration("totalTimeout", totalTimeout, SHORTEST_TOTAL, LONGEST_TOTAL, errors);
    if (maxInFlight < 1 || maxInFlight > MOST_IN_FLIGHT) {
      errors.add("maxInFlight must be 1 to " + MOST_IN_FLIGHT);
    }
    if (!errors.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", errors));
    }
  }

  /// WeChat itself: the nearest host, and the one kept for disasters.
  public static WeChatOptions defaults() {
    return new WeChatOptions(
        URI.create("https://api.weixin.qq.com"),
        Optional.of(URI.create("https://api2.weixin.qq.com")),
        Duration.ofSeconds(1),
        Duration.ofSeconds(4),
        256,
        Optional.empty());
  }

  /// The defaults for another host, such as a simulator, without a fallback.
  public static WeChatOptions at(URI baseUri) {
    WeChatOptions defaults = defaults();
    return new WeChatOptions(
        baseUri,
        Optional.empty(),
        defaults.connectTimeout,
        defaults.totalTimeout,
        defaults.maxInFlight,
        Optional.empty());
  }

  /// The hosts for one call of the API, with breakers and places of their own.
  ///
  /// @param call names the breakers in the log
  public Hosts hosts(SingleRequest http, Timepieces time, String call) {
    return new Hosts(
        Stream.concat(Stream.of(baseUri), fallbackUri.stream())
            .map(
                uri ->
                    new WeChatHost(
                        uri,
                        http,
                        new HostBreaker(
                            uri.getHost() + " for " + call, time.ticker(), time.random())))
            .toList(),
        maxInFlight);
  }

  private static void checkHost(String name, URI uri, List<String> errors) {
    boolean loopback = uri.getHost() != null && LOOPBACK.contains(uri.getHost());
    boolean reachable =
        uri.getHost() != null
            && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && loopback));
    if (!reachable) {
      errors.add(name + " must be https://HOST; http is allowed for 127.0.0.1 and localhost only");
    }
    if (uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !(uri.getRawPath() == null
            || uri.getRawPath().isEmpty()
            || "/".equals(uri.getRawPath()))) {
      errors.add(name + " must name scheme, host and port only");
    }
  }

  private static void checkDuration(
      String name, Duration value, Duration least, Duration most, List<String> errors) {
    if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
      errors.add(name + " must be " + least.toMillis() + " to " + most.toMillis() + " ms");
    }
  }
}
