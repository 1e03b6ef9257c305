package dev.minipassport.grpc;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/// A client that speaks HTTP/2 by hand (RFC 9113), and as badly as a test wants.
final class RawConnection implements AutoCloseable {
  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int SETTINGS = 4;
  static final int ACKNOWLEDGED = 1;
  static final int END_STREAM = 1;
  static final int END_HEADERS = 4;

  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final DataInputStream in;

  record Frame(int type, int flags, int stream) {
    boolean ends(int call) {
      boolean last = (type == HEADERS || type == DATA) && (flags & END_STREAM) != 0;
      return stream == call && (last || type == RST_STREAM);
    }
  }

  RawConnection(int port) throws IOException {
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = new DataInputStream(socket.getInputStream());
  }

  void open() throws IOException {
    send(PREFACE.getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0, new byte[0]);
  }

  void send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    socket.getOutputStream().flush();
  }

  void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    var frame = ByteBuffer.allocate(9 + payload.length);
    frame.put((byte) (payload.length >> 16)).putShort((short) payload.length);
    frame.put((byte) type).put((byte) flags).putInt(stream).put(payload);
    send(frame.array());
  }

  /// The headers that begin a gRPC call.
  void call(int stream, String method, Map<String, String> more) throws IOException {
    var block = new ByteArrayOutputStream();
    field(block, ":method", "POST");
    field(block, ":scheme", "http");
    field(block, ":path", "/" + method);
    field(block, ":authority", "localhost");
    field(block, "content-type", "application/grpc");
    field(block, "te", "trailers");
    more.forEach((name, value) -> field(block, name, value));
    frame(HEADERS, END_HEADERS, stream, block.toByteArray());
  }

  /// A literal without indexing (RFC 7541, 6.2.2).
  private static void field(ByteArrayOutputStream block, String name, String value) {
    block.write(0);
    text(block, name);
    text(block, value);
  }

  private static void text(ByteArrayOutputStream block, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length < 127) {
      block.write(bytes.length);
    } else {
      block.write(127);
      int rest = bytes.length - 127;
      while (rest >= 128) {
        block.write(rest % 128 + 128);
        rest /= 128;
      }
      block.write(rest);
    }
    block.writeBytes(bytes);
  }

  /// A gRPC message frame that claims `length` bytes and carries `bytes`.
  static byte[] message(int compressed, int length, byte[] bytes) {
    return ByteBuffer.allocate(5 + bytes.length)
        .put((byte) compressed)
        .putInt(length)
        .put(bytes)
        .array();
  }

  /// The next frame; empty once the server has closed the connection.
  Optional<Frame> next() throws IOException {
    try {
      int length = in.readUnsignedByte() << 16 | in.readUnsignedShort();
      int type = in.readUnsignedByte();
      int flags = in.readUnsignedByte();
      int stream = in.readInt();
      in.readFully(new byte[length]);
      return Optional.of(new Frame(type, flags, stream));
    } catch (EOFException | SocketException _) {
      return Optional.empty();
    }
  }

  /// Reads until the stream ends, by its last frame or by a reset.
  void awaitEndOf(int stream) throws IOException {
    Frame frame;
    do {
      frame = next().orElseThrow(() -> new AssertionError("the connection was closed"));
    } while (!frame.ends(stream));
  }

  /// Reads until the server has acknowledged the settings, and so has dealt with the beginning.
  void awaitAcknowledgement() throws IOException {
    Frame frame;
    do {
      frame = next().orElseThrow(() -> new AssertionError("the connection was closed"));
    } while (frame.type() != SETTINGS || (frame.flags() & ACKNOWLEDGED) == 0);
  }

  /// Reads until the server closes the connection.
  void awaitClosed() throws IOException {
    Optional<Frame> frame = next();
    while (frame.isPresent()) {
      frame = next();
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
