package dev.minipassport.grpc;

import io.grpc.Attributes;
import io.grpc.ServerTransportFilter;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Error;
import io.grpc.netty.shaded.io.netty.handler.codec.http2.Http2Exception;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// Closes connections beyond a number before they can begin a call: `REFUSED_STREAM`, which tells a
/// client that nothing was done and that it may try elsewhere.
final class ConnectionCap extends ServerTransportFilter {
  private static final Attributes.Key<Boolean> COUNTED = Attributes.Key.create("counted");

  private final Semaphore places;

  ConnectionCap(int most) {
    this.places = new Semaphore(most);
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    if (!places.tryAcquire()) {
      throw new TooManyConnections();
    }
    return attributes.toBuilder().set(COUNTED, true).build();
  }

  /// @param attributes absent for a connection that was never ready
  @Override
  public void transportTerminated(@Nullable Attributes attributes) {
    if (attributes != null && attributes.get(COUNTED) != null) {
      places.release();
    }
  }

  /// The transport closes the connection with the error of the cause.
  static final class TooManyConnections extends RuntimeException {
    TooManyConnections() {
      super(
          "too many connections",
          Http2Exception.connectionError(
              Http2Error.REFUSED_STREAM, "this node has as many connections as it may"));
    }
  }
}
