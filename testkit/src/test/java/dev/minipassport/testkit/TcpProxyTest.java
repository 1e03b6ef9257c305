package dev.minipassport.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Before a server that answers each byte with the next one.
final class TcpProxyTest {
  private static final int SOON = 200;
  private static final int PATIENCE = 20_000;

  private final Counting server = new Counting();
  private final TcpProxy proxy = new TcpProxy(server.port());

  /// Counts on from what it is sent, and remembers how it came.
  private static final class Counting implements AutoCloseable {
    final BlockingQueue<Integer> heard = new LinkedBlockingQueue<>();
    final BlockingQueue<Integer> sizes = new LinkedBlockingQueue<>();
    private final ServerSocket door;

    Counting() {
      try {
        door = new ServerSocket(0, 0, InetAddress.getLoopbackAddress());
      } catch (IOException e) {
        throw new AssertionError(e);
      }
      Thread.ofVirtual().start(this::accept);
    }

    int port() {
      return door.getLocalPort();
    }

    private void accept() {
      while (!door.isClosed()) {
        try {
          Socket socket = door.accept();
          Thread.ofVirtual().start(() -> answer(socket));
        } catch (IOException _) {
          return;
        }
      }
    }

    private void answer(Socket socket) {
      byte[] buffer = new byte[1024];
      try (socket) {
        for (int read = socket.getInputStream().read(buffer);
            read >= 0;
            read = socket.getInputStream().read(buffer)) {
          sizes.add(read);
          for (int i = 0; i < read; i++) {
            heard.add((int) buffer[i]);
            socket.getOutputStream().write(buffer[i] + 1);
          }
        }
      } catch (IOException _) {
        // The other side is gone.
      }
    }

    @Override
    public void close() throws IOException {
      door.close();
    }
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket connected() throws IOException {
    var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(PATIENCE);
    return socket;
  }

  private static int asked(Socket socket, int number) throws IOException {
    socket.getOutputStream().write(number);
    return socket.getInputStream().read();
  }

  private static void isSilent(Socket socket) throws IOException {
    socket.setSoTimeout(SOON);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(PATIENCE);
  }

  private static void hasEnded(Socket socket) {
    assertThatThrownBy(
            () -> {
              if (asked(socket, 1) < 0) {
                throw new IOException("the end");
              }
            })
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void whatIsStalledComesLater() throws Exception {
    try (Socket socket = connected()) {
      assertThat(asked(socket, 1)).isEqualTo(2);
      proxy.stall();
      socket.getOutputStream().write(5);
      isSilent(socket);
      proxy.pass();
      assertThat(socket.getInputStream().read()).isEqualTo(6);
    }
  }

  @Test
  void whoIsRefusedIsToldSo() throws Exception {
    try (Socket before = connected()) {
      assertThat(asked(before, 1)).isEqualTo(2);
      proxy.refuse();
      hasEnded(before);
      try (Socket socket = connected()) {
        hasEnded(socket);
      }
      proxy.pass();
      try (Socket socket = connected()) {
        assertThat(asked(socket, 1)).isEqualTo(2);
      }
    }
  }

  @Test
  void ofAHalfOpenConnectionWhatIsSentArrives() throws Exception {
    try (Socket socket = connected()) {
      assertThat(asked(socket, 1)).isEqualTo(2);
      proxy.halfOpen();
      socket.getOutputStream().write(7);
      isSilent(socket);
      assertThat(server.heard.take()).isEqualTo(1);
      assertThat(server.heard.poll(PATIENCE, TimeUnit.MILLISECONDS)).isEqualTo(7);
      proxy.pass();
      assertThat(socket.getInputStream().read()).isEqualTo(8);
    }
  }

  @Test
  void aResetEndsWhatThereIs() throws Exception {
    try (Socket before = connected()) {
      assertThat(asked(before, 1)).isEqualTo(2);
      proxy.reset();
      hasEnded(before);
      try (Socket socket = connected()) {
        assertThat(asked(socket, 1)).isEqualTo(2);
      }
    }
  }

  @Test
  void aConnectionThatWasDroppedIsOpenAndSilentForGood() throws Exception {
    try (Socket before = connected()) {
      assertThat(asked(before, 1)).isEqualTo(2);
      proxy.drop();
      before.getOutputStream().write(5);
      isSilent(before);
      proxy.pass();
      isSilent(before);
      try (Socket socket = connected()) {
        assertThat(asked(socket, 1)).isEqualTo(2);
      }
      assertThat(server.heard).doesNotContain(5);
    }
  }

  @Test
  void aDelayHoldsBothWays() throws Exception {
    try (Socket socket = connected()) {
      assertThat(asked(socket, 1)).isEqualTo(2);
      proxy.delay(Duration.ofMillis(SOON));
      long begun = System.nanoTime();
      assertThat(asked(socket, 3)).isEqualTo(4);
      assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(2L * SOON * 1_000_000);
    }
  }

  @Test
  void whatIsSlicedComesInPieces() throws Exception {
    byte[] sent = new byte[100];
    try (Socket socket = connected()) {
      proxy.slice(1);
      socket.getOutputStream().write(sent);
      assertThat(socket.getInputStream().readNBytes(sent.length)).containsOnly(1);
    }
    assertThat(server.heard).hasSameSizeAs(sent).containsOnly(0);
    assertThat(server.sizes.size()).isGreaterThan(1);
  }

  @Test
  void whoComesIsLedElsewhereAndWhoIsThereStays() throws Exception {
    try (var other = new Counting();
        Socket before = connected()) {
      assertThat(asked(before, 1)).isEqualTo(2);
      proxy.leadTo(other.port());
      try (Socket socket = connected()) {
        assertThat(asked(socket, 9)).isEqualTo(10);
      }
      assertThat(asked(before, 2)).isEqualTo(3);
      assertThat(other.heard).containsExactly(9);
    }
  }
}
