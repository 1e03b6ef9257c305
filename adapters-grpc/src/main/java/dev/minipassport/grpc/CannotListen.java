package dev.minipassport.grpc;

/// The server does not start; the text says what the operator has to change.
public final class CannotListen extends RuntimeException {
  CannotListen(String message) {
    super(message);
  }

  CannotListen(String message, Throwable cause) {
    super(message, cause);
  }
}
