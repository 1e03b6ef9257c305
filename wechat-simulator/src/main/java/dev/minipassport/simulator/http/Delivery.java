package dev.minipassport.simulator.http;

import java.time.Duration;

/// How an answer reaches the caller, or fails to.
public sealed interface Delivery {

  /// All of it, as it should be; the connection lives on.
  record Whole(Reply reply) implements Delivery {}

  /// Half of the announced body, then the end of the connection.
  record Truncated(Reply reply) implements Delivery {}

  /// The body one byte at a time, `pause` between two bytes.
  record Dripped(Reply reply, Duration pause) implements Delivery {}

  /// A TCP reset instead of an answer.
  record Reset() implements Delivery {}

  /// No answer: the connection stays open until the caller gives up or the server's patience ends.
  record Silence() implements Delivery {}

  /// The same, later.
  record Delayed(Duration by, Delivery then) implements Delivery {}

  /// The HTTP status the caller would read; 0 if it gets none.
  default int status() {
    return switch (this) {
      case Whole(Reply reply) -> reply.status();
      case Truncated(Reply reply) -> reply.status();
      case Dripped(Reply reply, Duration _) -> reply.status();
      case Reset _, Silence _ -> 0;
      case Delayed(Duration _, Delivery then) -> then.status();
    };
  }
}
