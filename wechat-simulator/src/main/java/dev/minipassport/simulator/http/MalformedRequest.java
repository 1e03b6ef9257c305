package dev.minipassport.simulator.http;

/// A request that cannot be read; its connection ends after the answer.
final class MalformedRequest extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;

  MalformedRequest(int status, String advice) {
    super(advice, null, false, false);
    this.status = status;
  }

  Reply reply() {
    return Reply.of(status, "text/plain; charset=utf-8", getMessage() + "\n");
  }
}
