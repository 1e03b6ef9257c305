package dev.minipassport.simulator.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/// Listens on the loopback address; every connection has a virtual thread, their number is bounded.
public final class LoopbackServer implements AutoCloseable {
  private static final int BACKLOG = 1024;

  private final ServerSocket listener;
  private final Handler handler;
  private final ServerLimits limits;
  private final Semaphore room;
  private final Set<Thread> serving = ConcurrentHashMap.newKeySet();

  private LoopbackServer(ServerSocket listener, Handler handler, ServerLimits limits) {
    this.listener = listener;
    this.handler = handler;
    this.limits = limits;
    this.room = new Semaphore(limits.connections());
  }

  /// Starts to listen.
  ///
  /// @param port 0 takes a free one
  public static LoopbackServer open(int port, Handler handler, ServerLimits limits) {
    try {
      var listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
      var server = new LoopbackServer(listener, handler, limits);
      Thread.ofVirtual().name("wechat-simulator-accept").start(server::accept);
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on 127.0.0.1:" + port + "; choose another port, or 0 for a free one", e);
    }
  }

  public int port() {
    return listener.getLocalPort();
  }

  private void accept() {
    try {
      while (!listener.isClosed()) {
        room.acquire();
        acceptOne();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void acceptOne() throws InterruptedException {
    try {
      Socket socket = listener.accept();
      Thread thread = Thread.ofVirtual().name("wechat-simulator").unstarted(() -> serve(socket));
      serving.add(thread);
      thread.start();
      if (listener.isClosed()) {
        thread.interrupt();
      }
    } catch (IOException _) {
      room.release();
      if (!listener.isClosed()) {
        Thread.sleep(20); // out of file descriptors: connections that end make room
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      new Connection(socket, handler, limits).serve();
    } catch (IOException _) {
      // The peer went away or was too slow: there is nobody to tell.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      serving.remove(Thread.currentThread());
      room.release();
    }
  }

  /// Stops listening and ends every connection.
  @Override
  public void close() {
    try {
      listener.close();
      serving.forEach(Thread::interrupt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
