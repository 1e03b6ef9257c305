package dev.minipassport.storage.sql;

/// What a transaction saw was changed by another before it held the lock: it has to begin anew.
public final class Overtaken extends RuntimeException {
  Overtaken() {
    super("Another transaction came first; run this one again.");
  }
}
