package dev.minipassport.grpc.call;

/// The caller is not known, or was not granted what the method asks for. One text for all of it.
public final class CallerDenied extends RuntimeException {
  public CallerDenied() {
    super(
        "This caller may not call this method; an operator lists the SAN of its certificate under"
            + " callers, with a role that may.");
  }
}
