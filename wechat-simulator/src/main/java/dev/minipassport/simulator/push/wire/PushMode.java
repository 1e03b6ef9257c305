package dev.minipassport.simulator.push.wire;

/// How messages are protected on their way to the server.
public enum PushMode {
  /// As they are.
  PLAIN,
  /// As they are and encrypted, both in one body.
  COMPATIBLE,
  /// Encrypted.
  SAFE
}
