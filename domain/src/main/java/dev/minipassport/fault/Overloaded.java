package dev.minipassport.fault;

import java.time.Duration;

/// More work arrived than this node takes; nothing was begun.
public final class Overloaded extends Fault {
  private final Duration retryAfter;

  public Overloaded(Duration retryAfter) {
    super("This node is overloaded; repeat the request after the given delay.");
    this.retryAfter = retryAfter;
  }

  public Duration retryAfter() {
    return retryAfter;
  }
}
