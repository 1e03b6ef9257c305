package dev.minipassport.app;

/// The program cannot do what it was asked to. The text is for the person who asked: it says what
/// is wrong and what to do, and takes the place of a stack trace.
public final class Refusal extends RuntimeException {
  private final ExitStatus status;

  private Refusal(ExitStatus status, String text, Throwable cause) {
    super(text, cause);
    this.status = status;
  }

  private Refusal(ExitStatus status, String text) {
    super(text);
    this.status = status;
  }

  /// What was asked for cannot be understood, or lacks something.
  public static Refusal ofUsage(String text) {
    return new Refusal(ExitStatus.USAGE, text);
  }

  /// It was understood and did not work out.
  public static Refusal failed(String text) {
    return new Refusal(ExitStatus.FAILED, text);
  }

  public static Refusal failed(String text, Throwable cause) {
    return new Refusal(ExitStatus.FAILED, text, cause);
  }

  public ExitStatus status() {
    return status;
  }
}
