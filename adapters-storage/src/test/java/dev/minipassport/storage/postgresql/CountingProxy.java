package dev.minipassport.storage.postgresql;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Stands between a store and its server on the loopback, and counts round trips: what a client
/// sends until it is answered is one.
final class CountingProxy implements AutoCloseable {
  private final ServerSocket listener;
  private final PostgresServer server;
  private final AtomicInteger trips = new AtomicInteger();

  private CountingProxy(ServerSocket listener, PostgresServer server) {
    this.listener = listener;
    this.server = server;
  }

  static CountingProxy before(PostgresServer server) throws IOException {
    var proxy =
        new CountingProxy(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), server);
    var _ = Thread.startVirtualThread(proxy::accept);
    return proxy;
  }

  /// The server as it is seen through the proxy.
  PostgresServer seen() {
    return new PostgresServer(
        "localhost", listener.getLocalPort(), server.user(), server.password());
  }

  /// How many there were since this was asked last.
  int taken() {
    return trips.getAndSet(0);
  }

  private void accept() {
    try {
      while (true) {
        Socket client = listener.accept();
        Socket upstream = new Socket(server.host(), server.port());
        client.setTcpNoDelay(true);
        upstream.setTcpNoDelay(true);
        var asked = new AtomicBoolean();
        var _ = Thread.startVirtualThread(() -> pump(client, upstream, asked, true));
        var _ = Thread.startVirtualThread(() -> pump(upstream, client, asked, false));
      }
    } catch (IOException _) {
      // The listener was closed.
    }
  }

  private void pump(Socket from, Socket to, AtomicBoolean asked, boolean asks) {
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (asked.getAndSet(asks) != asks && asks) {
          trips.incrementAndGet();
        }
        out.write(buffer, 0, read);
      }
    } catch (IOException _) {
      // One end is gone, so is the other.
    }
  }

  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
