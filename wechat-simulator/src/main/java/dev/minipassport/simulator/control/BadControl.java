package dev.minipassport.simulator.control;

/// Control input that cannot be obeyed; the message says what to send instead.
final class BadControl extends RuntimeException {
  private static final long serialVersionUID = 1L;

  BadControl(String advice) {
    super(advice, null, false, false);
  }
}
