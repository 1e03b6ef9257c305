package dev.minipassport.simulator.http;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// One caller's connection: requests in, deliveries out, until either side has had enough.
final class Connection {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final Reply BROKEN =
      Reply.of(
          500,
          "text/plain; charset=utf-8",
          "The simulator failed; please report this request and the trace on its standard error.\n");

  private final Socket socket;
  private final Handler handler;
  private final ServerLimits limits;
  private final ByteSource source;
  private final RequestReader reader;
  private final OutputStream out;

  Connection(Socket socket, Handler handler, ServerLimits limits) throws IOException {
    socket.setTcpNoDelay(true);
    this.socket = socket;
    this.handler = handler;
    this.limits = limits;
    this.source = new ByteSource(socket);
    this.reader = new RequestReader(source, limits, socket.getInetAddress());
    this.out = socket.getOutputStream();
  }

  /// Serves until the connection ends.
  void serve() throws IOException, InterruptedException {
    while (source.awaitFirstByte(limits.idle(), limits.request())) {
      Request request;
      try {
        request = reader.next(() -> out.write(CONTINUE));
      } catch (MalformedRequest malformed) {
        write(malformed.reply(), true);
        hangUp();
        return;
      }
      boolean body = !request.method().equals("HEAD");
      if (!deliver(answer(request), body) || wantsClose(request)) {
        return;
      }
    }
  }

  private Delivery answer(Request request) {
    try {
      return handler.handle(request);
    } catch (RuntimeException failure) {
      failure.printStackTrace(System.err);
      return new Delivery.Whole(BROKEN);
    }
  }

  /// Whether the connection can carry another request.
  private boolean deliver(Delivery delivery, boolean body)
      throws IOException, InterruptedException {
    return switch (delivery) {
      case Delivery.Whole(Reply reply) -> {
        write(reply, body);
        yield true;
      }
      case Delivery.Truncated(Reply reply) -> {
        out.write(reply.head());
        out.write(reply.body(), 0, reply.bodyLength() / 2);
        yield false;
      }
      case Delivery.Dripped(Reply reply, Duration pause) -> {
        drip(reply, pause);
        yield true;
      }
      case Delivery.Reset _ -> {
        socket.setSoLinger(true, 0);
        yield false;
      }
      case Delivery.Silence _ -> {
        waitForHangUp(limits.silence());
        yield false;
      }
      case Delivery.Delayed(Duration by, Delivery then) -> {
        Thread.sleep(by);
        yield deliver(then, body);
      }
    };
  }

  private void write(Reply reply, boolean withBody) throws IOException {
    byte[] head = reply.head();
    byte[] body = withBody ? reply.body() : new byte[0];
    byte[] message = new byte[head.length + body.length];
    System.arraycopy(head, 0, message, 0, head.length);
    System.arraycopy(body, 0, message, head.length, body.length);
    out.write(message);
  }

  private void drip(Reply reply, Duration pause) throws IOException, InterruptedException {
    out.write(reply.head());
    for (byte b : reply.body()) {
      Thread.sleep(pause);
      out.write(b);
    }
  }

  private void hangUp() throws IOException {
    socket.shutdownOutput();
    waitForHangUp(Duration.ofSeconds(1));
  }

  /// Discards what still arrives, so that closing does not reset the answer away.
  private void waitForHangUp(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    byte[] discarded = new byte[4096];
    for (long left = patience.toMillis(); left > 0; left = (end - System.nanoTime()) / 1_000_000) {
      socket.setSoTimeout((int) left);
      if (socket.getInputStream().read(discarded) < 0) {
        return;
      }
    }
  }

  private static boolean wantsClose(Request request) {
    String connection = request.header("connection");
    return connection != null && connection.toLowerCase(Locale.ROOT).contains("close");
  }
}
