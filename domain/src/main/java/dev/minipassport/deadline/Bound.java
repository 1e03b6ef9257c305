package dev.minipassport.deadline;

/// Which deadline bounds what a thread does.
final class Bound {
  static final ScopedValue<Deadline> OF_THIS_THREAD = ScopedValue.newInstance();

  private Bound() {}
}
