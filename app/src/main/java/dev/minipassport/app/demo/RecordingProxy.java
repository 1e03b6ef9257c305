package dev.minipassport.app.demo;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stands on a loopback port before another one, keeps a copy of every byte, and can be shut, as if
/// what is behind it were down.
final class RecordingProxy implements AutoCloseable {
  private static final int BACKLOG = 50;

  private final List<ByteArrayOutputStream> recordings = new ArrayList<>();
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final int port;
  private volatile int target;
  private @Nullable ServerSocket door;
  private @Nullable Thread doorkeeper;

  RecordingProxy(int target) throws IOException {
    this.target = target;
    this.port = listen(0);
  }

  int port() {
    return port;
  }

  /// What is behind has moved; new connections go there.
  void leadTo(int other) {
    target = other;
  }

  /// Refuses connections and ends those there are.
  synchronized void shut() throws IOException {
    if (door != null) {
      door.close();
      door = null;
    }
    awaitDoorkeeper();
    connections.forEach(RecordingProxy::end);
    connections.clear();
  }

  /// Until then a connection may still slip in.
  private void awaitDoorkeeper() {
    if (doorkeeper == null) {
      return;
    }
    try {
      doorkeeper.join();
      doorkeeper = null;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  void open() throws IOException {
    int _ = listen(port);
  }

  /// A copy of what went through, each direction of each connection by itself.
  List<byte[]> recorded() {
    synchronized (recordings) {
      return recordings.stream().map(ByteArrayOutputStream::toByteArray).toList();
    }
  }

  @Override
  public void close() throws IOException {
    shut();
  }

  private synchronized int listen(int wanted) throws IOException {
    var opened = new ServerSocket();
    opened.setReuseAddress(true);
    opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), BACKLOG);
    door = opened;
    doorkeeper = Thread.ofVirtual().name("proxy").start(() -> accept(opened));
    return opened.getLocalPort();
  }

  private void accept(ServerSocket opened) {
    while (!opened.isClosed()) {
      try {
        connect(opened.accept());
      } catch (IOException _) {
        // The door was shut, or nothing is behind it: the client sees its connection end.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    connections.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      connections.add(server);
      Thread.ofVirtual().name("proxy-relay").start(() -> relay(client, server));
    } catch (IOException e) {
      end(client);
      throw e;
    }
  }

  /// A side that has nothing more to say may still listen.
  private void relay(Socket client, Socket server) {
    try {
      Thread answers = Thread.ofVirtual().start(() -> copy(server, client));
      copy(client, server);
      answers.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      end(client);
      end(server);
      connections.removeAll(List.of(client, server));
    }
  }

  private void copy(Socket from, Socket to) {
    ByteArrayOutputStream recording = recording();
    byte[] buffer = new byte[16 * 1024];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        synchronized (recordings) {
          recording.write(buffer, 0, read);
        }
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException _) {
      // One side went away: so does the other.
      end(from);
      end(to);
    }
  }

  private ByteArrayOutputStream recording() {
    var recording = new ByteArrayOutputStream();
    synchronized (recordings) {
      recordings.add(recording);
    }
    return recording;
  }

  private static void end(Closeable connection) {
    try {
      connection.close();
    } catch (IOException _) {
      // It has ended already.
    }
  }
}
