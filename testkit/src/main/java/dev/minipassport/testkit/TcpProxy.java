package dev.minipassport.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Stands on a loopback port before another one, and takes away what is behind it: by refusing, or
/// by keeping every byte to itself while connections stay open.
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private enum Mood {
    PASSING,
    STALLING,
    REFUSING
  }

  private final ServerSocket door;
  private final int target;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private Mood mood = Mood.PASSING;

  public TcpProxy(int target) {
    this.target = target;
    try {
      this.door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  public int port() {
    return door.getLocalPort();
  }

  /// Bytes go through again, those that waited first.
  public void pass() {
    turn(Mood.PASSING);
  }

  /// Connections come about and stay, and nothing goes through.
  public void stall() {
    turn(Mood.STALLING);
  }

  /// Ends the connections there are, and those that come.
  public void refuse() {
    turn(Mood.REFUSING);
    connections.forEach(TcpProxy::end);
  }

  private void turn(Mood next) {
    lock.lock();
    try {
      mood = next;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket near = door.accept();
        connections.add(near);
        if (isRefusing()) {
          end(near);
        } else {
          Thread.ofVirtual().start(() -> connect(near));
        }
      } catch (IOException _) {
        // The door is closed, or whoever knocked is gone.
      }
    }
  }

  private boolean isRefusing() {
    lock.lock();
    try {
      return mood == Mood.REFUSING;
    } finally {
      lock.unlock();
    }
  }

  private void connect(Socket near) {
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      connections.add(far);
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      Thread back = Thread.ofVirtual().start(() -> pump(far, near));
      pump(near, far);
      back.join();
      connections.remove(far);
    } catch (IOException _) {
      // Whoever is on the other side sees it end.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      connections.remove(near);
    }
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        awaitPassing();
        out.write(buffer, 0, read);
      }
    } catch (IOException | InterruptedException _) {
      // Both sides end below.
    }
    end(from);
    end(to);
  }

  private void awaitPassing() throws InterruptedException {
    lock.lock();
    try {
      while (mood == Mood.STALLING) {
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  private static void end(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It has ended.
    }
  }

  @Override
  public void close() {
    refuse();
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
