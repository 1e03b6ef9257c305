package dev.minipassport.storage.postgresql;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// Stands before a server and leads the first connection there. Those that come later come about,
/// and nobody says a word.
final class SilentServer implements AutoCloseable {
  private final ServerSocket door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());

  SilentServer(PostgresServer server) throws IOException {
    var _ = Thread.startVirtualThread(() -> leadFirst(server));
  }

  int port() {
    return door.getLocalPort();
  }

  private void leadFirst(PostgresServer server) {
    try (Socket near = door.accept();
        Socket far = new Socket(server.host(), server.port())) {
      var _ = Thread.startVirtualThread(() -> carry(far, near));
      carry(near, far);
    } catch (IOException _) {
      // Nobody came.
    }
  }

  private static void carry(Socket from, Socket to) {
    try {
      long _ = from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException _) {
      // One end is gone.
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
