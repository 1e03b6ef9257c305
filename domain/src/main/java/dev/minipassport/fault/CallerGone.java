package dev.minipassport.fault;

/// The caller's deadline passed or it cancelled before anything irreversible was begun.
public final class CallerGone extends Fault {
  public CallerGone() {
    super("The caller no longer waits; nothing was done. Repeat with a longer deadline.");
  }
}
