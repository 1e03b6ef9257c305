package dev.minipassport.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class RecordingProxyTest {
  private ServerSocket server = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
  private RecordingProxy proxy = new RecordingProxy(server.getLocalPort());

  RecordingProxyTest() throws IOException {}

  @BeforeEach
  void echo() {
    answer(server, "echo ");
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  @Test
  void everyByteGoesThroughAndIsKept() throws IOException {
    assertThat(ask("hello")).isEqualTo("echo hello");

    assertThat(proxy.recorded())
        .extracting(bytes -> new String(bytes, StandardCharsets.US_ASCII))
        .containsExactlyInAnyOrder("hello", "echo hello");
  }

  @Test
  void shutItRefusesAndOpenedItServesAgain() throws IOException {
    proxy.shut();
    assertThatThrownBy(() -> ask("hello")).isInstanceOf(ConnectException.class);

    proxy.open();
    assertThat(ask("again")).isEqualTo("echo again");
  }

  @Test
  void shutItEndsTheConnectionsThereAre() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      socket.getOutputStream().write('x');
      assertThat(socket.getInputStream().read()).isEqualTo('e');

      proxy.shut();

      assertThatThrownBy(
              () -> {
                while (socket.getInputStream().read() >= 0) {
                  socket.getOutputStream().write('x');
                }
                throw new IOException("ended");
              })
          .isInstanceOf(IOException.class);
    }
  }

  @Test
  void whatIsBehindMayMove() throws IOException {
    try (var other = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
      answer(other, "other ");
      proxy.leadTo(other.getLocalPort());

      assertThat(ask("hello")).isEqualTo("other hello");
    }
  }

  private String ask(String text) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port())) {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
  }

  /// Answers each connection with `greeting` and what came.
  private static void answer(ServerSocket server, String greeting) {
    CompletableFuture<Void> _ =
        CompletableFuture.runAsync(
            () -> {
              while (!server.isClosed()) {
                try (Socket socket = server.accept()) {
                  socket.getOutputStream().write(greeting.getBytes(StandardCharsets.US_ASCII));
                  socket.getInputStream().transferTo(socket.getOutputStream());
                } catch (IOException _) {
                  // The test is over.
                }
              }
            },
            task -> Thread.ofVirtual().start(task));
  }
}
