package dev.minipassport.grpc.call;

/// The server is about to stop, and a stream that has no end of its own is ended.
public final class Draining extends RuntimeException {
  public Draining() {
    super("This node is about to stop; open the stream again, on another one.");
  }
}
