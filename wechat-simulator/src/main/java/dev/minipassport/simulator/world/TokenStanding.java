package dev.minipassport.simulator.world;

/// What a token presented to WeChat is worth.
public enum TokenStanding {
  VALID,
  /// Past its own expiry: 42001.
  EXPIRED,
  /// Never issued, retired by a successor, or forgotten: 40001.
  UNKNOWN
}
