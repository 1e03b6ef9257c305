package dev.minipassport.simulator.http;

import java.time.Duration;

/// What one listener bears.
///
/// @param connections open connections; further ones wait in the kernel's backlog
/// @param headBytes request line and headers together
/// @param bodyBytes body of a request
/// @param idle how long a connection may wait for its next request
/// @param request how long one request may take to arrive once it has begun
/// @param silence how long [Delivery.Silence] holds a connection
public record ServerLimits(
    int connections,
    int headBytes,
    int bodyBytes,
    Duration idle,
    Duration request,
    Duration silence) {

  public static final ServerLimits DEFAULT =
      new ServerLimits(
          4096,
          32 * 1024,
          1024 * 1024,
          Duration.ofSeconds(75),
          Duration.ofSeconds(20),
          Duration.ofMinutes(10));

  public ServerLimits {
    if (connections < 1 || headBytes < 256 || bodyBytes < 0) {
      throw new IllegalArgumentException(
          "a listener needs at least 1 connection, 256 bytes of head and 0 bytes of body");
    }
    for (Duration wait : new Duration[] {idle, request, silence}) {
      if (wait.toMillis() < 1 || wait.compareTo(Duration.ofDays(1)) > 0) {
        throw new IllegalArgumentException("every wait is between 1 ms and 1 day, not " + wait);
      }
    }
  }
}
