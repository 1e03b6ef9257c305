package dev.minipassport.identity;

/// Counts how often all sessions of an identity were ended at once; a session issued in an older
/// generation is dead. It only rises.
public record Generation(long value) {
  public static final Generation FIRST = new Generation(1);

  public Generation next() {
    return new Generation(value + 1);
  }
}
