package dev.minipassport.simulator.push.wire;

/// What makes one delivery differ from another of the same message.
///
/// @param timestamp in seconds since the epoch
/// @param random 16 characters of ASCII, encrypted before the message
public record Stamp(long timestamp, String nonce, String random) {

  String seconds() {
    return Long.toString(timestamp);
  }
}
