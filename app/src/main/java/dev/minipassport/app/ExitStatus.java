package dev.minipassport.app;

/// What the process says to the one who started it. A process ended by a signal says 128 + the
/// signal's number (143 for SIGTERM), also after an orderly drain.
public enum ExitStatus {
  OK(0),
  FAILED(1),
  USAGE(2);

  private final int code;

  ExitStatus(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
