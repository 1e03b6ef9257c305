package dev.minipassport.simulator.control;

import dev.minipassport.simulator.http.Request;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may use the control API: callers on this machine, and no web page on it that belongs
/// elsewhere.
final class Callers {
  private static final Set<String> LOCAL = Set.of("127.0.0.1", "localhost", "[::1]");

  private Callers() {}

  static boolean mayControl(Request request) {
    String host = request.header("host");
    String origin = request.header("origin");
    return request.caller().isLoopbackAddress()
        && (host == null || local("http://" + host))
        && (origin == null || local(origin));
  }

  private static boolean local(String address) {
    try {
      @Nullable String host = URI.create(address).getHost();
      return host != null && LOCAL.contains(host);
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
