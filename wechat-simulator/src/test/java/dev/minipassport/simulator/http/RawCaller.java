package dev.minipassport.simulator.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks to a server byte by byte, as no HTTP library would.
final class RawCaller implements AutoCloseable {
  private final Socket socket;

  RawCaller(LoopbackServer server) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port());
    socket.setSoTimeout(5_000);
  }

  RawCaller says(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /// Everything the server sends until it closes the connection.
  String hearsAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /// The next answer, told by its Content-Length.
  String hearsOne() throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) socket.getInputStream().read());
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.startsWith("Content-Length: "))
            .mapToInt(line -> Integer.parseInt(line.substring(16)))
            .findFirst()
            .orElse(0);
    return head + new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
  }

  RawCaller hangsUp() throws IOException {
    socket.shutdownOutput();
    return this;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
