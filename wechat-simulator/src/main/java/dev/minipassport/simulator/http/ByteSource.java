package dev.minipassport.simulator.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Reads lines and blocks from a socket; each request has one deadline, however slowly its bytes
/// drip.
final class ByteSource {
  private static final int BUFFER = 8 * 1024;

  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[BUFFER];
  private int position;
  private int limit;
  private long deadline;

  ByteSource(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /// Waits for the first byte of a request; false if the peer closed the connection instead.
  boolean awaitFirstByte(Duration idle, Duration request) throws IOException {
    deadline = System.nanoTime() + idle.toNanos();
    boolean arrived = position < limit || fill();
    deadline = System.nanoTime() + request.toNanos();
    return arrived;
  }

  /// The next line without its end, at most `max` bytes.
  String line(int max) throws IOException, MalformedRequest {
    var line = new StringBuilder(80);
    for (int b = next(); b != '\n'; b = next()) {
      if (line.length() >= max) {
        throw new MalformedRequest(
            431, "The request line or the headers are too long; shorten them.");
      }
      line.append((char) b);
    }
    int end = line.length() - 1;
    if (end >= 0 && line.charAt(end) == '\r') {
      line.setLength(end);
    }
    return line.toString();
  }

  byte[] block(int length) throws IOException {
    byte[] block = new byte[length];
    int done = 0;
    while (done < length) {
      if (position == limit && !fill()) {
        throw new EOFException();
      }
      int part = Math.min(length - done, limit - position);
      System.arraycopy(buffer, position, block, done, part);
      position += part;
      done += part;
    }
    return block;
  }

  private int next() throws IOException {
    if (position == limit && !fill()) {
      throw new EOFException();
    }
    return buffer[position++] & 0xff;
  }

  private boolean fill() throws IOException {
    long left = (deadline - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException();
    }
    socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
    int read = in.read(buffer, 0, buffer.length);
    position = 0;
    limit = Math.max(read, 0);
    return read > 0;
  }

  static String text(byte[] block) {
    return new String(block, StandardCharsets.UTF_8);
  }
}
