package dev.minipassport.simulator.api;

import dev.minipassport.simulator.http.Request;
import dev.minipassport.simulator.world.World;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One request to one world.
public record Call(World world, Request request) {

  /// A parameter of the query; null if it is missing or empty.
  public @Nullable String parameter(String name) {
    String value = request.parameter(name);
    return value == null || value.isEmpty() ? null : value;
  }

  public Instant now() {
    return world.clock().now();
  }

  String callerAddress() {
    return request.caller().getHostAddress();
  }
}
