package dev.minipassport.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Stands on a loopback port before another one, and does what networks do: it refuses, keeps bytes
/// to itself, is late, forgets connections, cuts what is sent into pieces.
public final class TcpProxy implements AutoCloseable {
  private static final int BUFFER = 16 * 1024;

  private enum Mood {
    PASSING,
    STALLING,
    HALF_OPEN,
    REFUSING
  }

  /// The two sockets of a connection; `dropped` for good once nothing of it goes through any more.
  private static final class Link {
    private final Socket near;
    private final Socket far;
    private volatile boolean dropped;

    Link(Socket near, Socket far) {
      this.near = near;
      this.far = far;
    }

    void end() {
      TcpProxy.end(near);
      TcpProxy.end(far);
    }

    void reset() {
      TcpProxy.reset(near);
      TcpProxy.reset(far);
    }
  }

  private final ServerSocket door;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile int target;
  private volatile Mood mood = Mood.PASSING;
  private volatile Duration delay = Duration.ZERO;
  private volatile int piece = BUFFER;

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

  /// Connections that come lead to another port; those there are stay.
  public void leadTo(int other) {
    target = other;
  }

  /// Bytes go through at once and whole again, those that waited first.
  public void pass() {
    delay = Duration.ZERO;
    piece = BUFFER;
    turn(Mood.PASSING);
  }

  /// Connections come about and stay, and nothing goes through.
  public void stall() {
    turn(Mood.STALLING);
  }

  /// What is sent arrives, and no answer comes back.
  public void halfOpen() {
    turn(Mood.HALF_OPEN);
  }

  /// Ends the connections there are, and those that come.
  public void refuse() {
    turn(Mood.REFUSING);
    links.forEach(Link::end);
  }

  /// Ends the connections there are, by a reset: what was on its way is lost.
  public void reset() {
    links.forEach(Link::reset);
  }

  /// Forgets the connections there are, as a firewall does: they stay open, and what either side
  /// sends is lost. Those that come are not concerned.
  public void drop() {
    links.forEach(link -> link.dropped = true);
  }

  /// What is sent arrives so much later, in either direction.
  public void delay(Duration time) {
    delay = time;
  }

  /// What is sent arrives in pieces of so many bytes, a millisecond after one another.
  public void slice(int bytes) {
    piece = bytes;
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
        if (mood == Mood.REFUSING) {
          end(near);
        } else {
          Thread.ofVirtual().start(() -> connect(near));
        }
      } catch (IOException _) {
        // The door is closed, or whoever knocked is gone.
      }
    }
  }

  private void connect(Socket near) {
    try (near;
        Socket far = new Socket(InetAddress.getLoopbackAddress(), target)) {
      near.setTcpNoDelay(true);
      far.setTcpNoDelay(true);
      var link = new Link(near, far);
      links.add(link);
      if (mood == Mood.REFUSING) {
        link.end();
      }
      Thread back = Thread.ofVirtual().start(() -> pump(link, far, near, true));
      pump(link, near, far, false);
      back.join();
      links.remove(link);
    } catch (IOException _) {
      // Whoever is on the other side sees it end.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void pump(Link link, Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[BUFFER];
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        awaitPassing(answers);
        int size = piece;
        for (int at = 0; at < read && !link.dropped; at += size) {
          TimeUnit.MILLISECONDS.sleep(at == 0 ? 0 : 1);
          out.write(buffer, at, Math.min(size, read - at));
          out.flush();
        }
      }
    } catch (IOException | InterruptedException _) {
      // Both sides end below.
    }
    link.end();
  }

  private void awaitPassing(boolean answers) throws InterruptedException {
    lock.lock();
    try {
      while (mood == Mood.STALLING || (answers && mood == Mood.HALF_OPEN)) {
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

  private static void reset(Socket socket) {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException _) {
      // It has ended.
    }
    end(socket);
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
