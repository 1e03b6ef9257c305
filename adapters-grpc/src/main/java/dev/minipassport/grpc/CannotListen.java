package dev.minipassport.grpc;

import java.io.IOException;

/// The server does not start; the text says what the operator has to change.
public final class CannotListen extends RuntimeException {
  CannotListen(String message) {
    super(message);
  }

  private CannotListen(String message, Throwable cause) {
    super(message, cause);
  }

  /// Tells apart why an address was refused, as far as the system says.
  static CannotListen on(String host, int port, IOException refused) {
    return new CannotListen(
        "cannot listen on %s port %d: %s".formatted(host, port, advice(told(refused))), refused);
  }

  private static String advice(String told) {
    if (told.contains("in use")) {
      return "it is taken; choose another port, or end the program that uses it.";
    }
    if (told.contains("Permission denied")) {
      return "this user may not use it; choose a port from 1024 on, which most systems leave to all.";
    }
    if (told.contains("assign requested address")) {
      return "this machine has no such address; choose one that it has.";
    }
    return "the system refuses it; choose another address or port.";
  }

  private static String told(Throwable refused) {
    var told = new StringBuilder();
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      told.append(cause.getMessage()).append('\n');
    }
    return told.toString();
  }
}
