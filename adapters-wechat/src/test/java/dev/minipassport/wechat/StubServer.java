package dev.minipassport.wechat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/// A server that answers with bytes: for what a well-behaved one cannot do to a connection.
public final class StubServer implements AutoCloseable {
  private static final String LENGTH = "Content-Length:";

  private final ServerSocket listener;
  private final String scheme;
  private final List<Wire> script;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> bodies = new CopyOnWriteArrayList<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  private StubServer(ServerSocket listener, String scheme, List<Wire> script) {
    this.listener = listener;
    this.scheme = scheme;
    this.script = script;
    Thread.ofVirtual().start(this::accept);
  }

  /// What is done to the connection once a request was read from it.
  @FunctionalInterface
  public interface Wire {
    void answer(Socket connection) throws IOException;
  }

  /// Answers the first request by the first of `script`, and so on; the last one is repeated.
  public static StubServer plain(Wire... script) {
    try {
      ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      return new StubServer(listener, "http", List.of(script));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static StubServer tls(SSLContext identity, Wire... script) {
    try {
      ServerSocket listener =
          identity
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
      return new StubServer(listener, "https", List.of(script));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  public static Wire body(String json) {
    byte[] bytes = json.getBytes(UTF_8);
    return raw(head("200 OK", bytes.length), bytes);
  }

  public static Wire status(String status, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    return raw(head(status, bytes.length), bytes);
  }

  public static Wire raw(String head, byte[] body) {
    return connection -> {
      connection.getOutputStream().write(head.getBytes(ISO_8859_1));
      connection.getOutputStream().write(body);
      connection.getOutputStream().flush();
    };
  }

  public static String head(String status, int length) {
    return "HTTP/1.1 "
        + status
        + "\r\nContent-Type: text/plain\r\nContent-Length: "
        + length
        + "\r\n\r\n";
  }

  public static Wire reset() {
    return connection -> {
      connection.setSoLinger(true, 0);
      connection.close();
    };
  }

  public static Wire hangUp() {
    return Socket::close;
  }

  /// Reports the request and keeps it waiting.
  public static Wire waitFor(CountDownLatch arrived, CountDownLatch go, Wire then) {
    return connection -> {
      arrived.countDown();
      try {
        go.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
      then.answer(connection);
    };
  }

  public URI uri() {
    return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
  }

  /// Request line and headers of each request, oldest first.
  public List<String> requests() {
    return requests;
  }

  /// The body of each request, oldest first; empty for one without.
  public List<String> bodies() {
    return bodies;
  }

  private void accept() {
    try {
      while (true) {
        Socket connection = listener.accept();
        open.add(connection);
        Thread.ofVirtual().start(() -> serve(connection));
      }
    } catch (IOException _) {
      open.forEach(StubServer::end);
    }
  }

  private void serve(Socket connection) {
    try {
      InputStream input = connection.getInputStream();
      String head = readHead(input);
      while (!head.isEmpty()) {
        String body = new String(input.readNBytes(length(head)), UTF_8);
        next(head, body).answer(connection);
        head = connection.isClosed() ? "" : readHead(input);
      }
    } catch (IOException _) {
      end(connection);
    }
  }

  private synchronized Wire next(String head, String body) {
    requests.add(head);
    bodies.add(body);
    return script.get(Math.min(requests.size(), script.size()) - 1);
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, LENGTH, 0, LENGTH.length()))
        .map(line -> Integer.parseInt(line.substring(LENGTH.length()).strip()))
        .findFirst()
        .orElse(0);
  }

  private static String readHead(InputStream input) throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int next = input.read();
      if (next < 0) {
        return "";
      }
      head.append((char) next);
    }
    return head.toString();
  }

  private static void end(Socket connection) {
    try {
      connection.close();
    } catch (SocketException _) {
      // closed already
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    open.forEach(StubServer::end);
  }
}
