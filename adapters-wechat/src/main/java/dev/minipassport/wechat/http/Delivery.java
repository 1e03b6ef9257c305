package dev.minipassport.wechat.http;

import java.nio.ByteBuffer;

/// What came of sending one request. Nothing in it stems from the request, so it may be logged.
public sealed interface Delivery {

  /// The host answered, whatever that means.
  final class Answered implements Delivery {
    private final int status;
    private final byte[] body;

    public Answered(int status, byte[] body) {
      this.status = status;
      this.body = body.clone();
    }

    public int status() {
      return status;
    }

    public ByteBuffer body() {
      return ByteBuffer.wrap(body).asReadOnlyBuffer();
    }
  }

  /// No byte of the request left this process.
  record NotSent(Why why, String cause) implements Delivery {}

  /// The request, or a part of it, went out and no whole answer came back.
  record Lost(String cause) implements Delivery {}

  /// The waiting thread was interrupted; the request may be out.
  record Abandoned() implements Delivery {}

  /// Why nothing was sent.
  enum Why {
    /// Refused, timed out, no route, or a name that does not resolve.
    NO_CONNECTION,
    /// The certificate or the handshake failed: someone else may be answering for the host.
    TLS_REFUSED
  }
}
