package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthGrpc;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/// The three files are replaced under a running server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Isolated("it reads what is logged")
final class TlsRotationTest {
  private final Certificates old;
  private final Certificates next;
  private final Certificates.Pair oldServer;
  private final Certificates.Pair nextServer;
  private final Certificates.Pair lateServer;
  private final Certificates.Pair oldCaller;
  private final Path certificate;
  private final Path key;
  private final Path authorities;
  private final GrpcServer server;
  private final LogLines log = LogLines.of(TlsRotation.class);

  TlsRotationTest(@TempDir Path directory) throws IOException {
    old = Certificates.authority(directory, "old");
    next = Certificates.authority(directory, "next");
    oldServer = old.sign("server");
    nextServer = next.sign("server");
    lateServer = next.sign("late", "-startdate", "-3d", "-ext", "san=ip:127.0.0.1,dns:localhost");
    oldCaller = old.sign("caller");
    certificate = Files.copy(oldServer.certificate(), directory.resolve("own.crt"));
    key = Files.copy(oldServer.key(), directory.resolve("own.key"));
    authorities = Files.copy(old.certificate(), directory.resolve("ca.crt"));
    var passport = new Passport(new InMemoryStore(), new TestClock());
    server =
        new GrpcServer(
            new GrpcServerOptions(
                "127.0.0.1",
                0,
                false,
                Optional.of(new Tls(certificate, key, authorities, Duration.ofMillis(5))),
                ConnectionLimits.DEFAULT,
                CallLimits.DEFAULT),
            Running.useCases(passport),
            passport.clock,
            System::nanoTime);
    server.start();
  }

  @AfterAll
  void stop() throws InterruptedException {
    log.close();
    assertThat(server.drain(Duration.ofSeconds(20))).isEqualTo(GrpcServer.Drain.COMPLETE);
  }

  private static void replace(Path file, Path by) throws IOException {
    Path whole = Files.copy(by, file.resolveSibling("whole"));
    Path _ = Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private ManagedChannel channel(Certificates trusted) throws IOException {
    ChannelCredentials credentials =
        TlsChannelCredentials.newBuilder()
            .trustManager(trusted.certificate().toFile())
            .keyManager(oldCaller.certificate().toFile(), oldCaller.key().toFile())
            .build();
    return Grpc.newChannelBuilderForAddress("localhost", server.port(), credentials).build();
  }

  private static boolean isServed(ManagedChannel channel) {
    try {
      return HealthGrpc.newBlockingStub(channel)
          .check(HealthCheckRequest.getDefaultInstance())
          .isInitialized();
    } catch (StatusRuntimeException _) {
      return false;
    }
  }

  private boolean isServedAnew(Certificates trusted) throws IOException {
    ManagedChannel channel = channel(trusted);
    try {
      return isServed(channel);
    } finally {
      channel.shutdownNow();
    }
  }

  @Test
  void handshakesUseTheLatestFilesThatAreAnyUseAndConnectionsStand() throws IOException {
    ManagedChannel standing = channel(old);
    assertThat(isServed(standing)).isTrue();

    replace(certificate, nextServer.certificate());
    log.await("no use");
    assertThat(isServedAnew(old)).as("with a certificate of another key").isTrue();

    replace(key, nextServer.key());
    log.await("read again");
    assertThat(isServedAnew(next)).as("with a new pair").isTrue();
    assertThat(isServedAnew(old)).as("by whoever trusts the old one only").isFalse();

    replace(key, lateServer.key());
    log.await("no use");
    replace(certificate, lateServer.certificate());
    log.await("no use");
    assertThat(isServedAnew(next)).as("with a certificate out of date").isTrue();

    Files.delete(authorities);
    log.await("cannot be read");
    assertThat(isServedAnew(next)).as("without a file").isTrue();

    replace(certificate, nextServer.certificate());
    replace(key, nextServer.key());
    replace(authorities, next.certificate());
    log.await("read again");
    assertThat(isServedAnew(next)).as("a caller of an authority that is gone").isFalse();

    assertThat(isServed(standing)).as("on a connection that stands").isTrue();
    standing.shutdownNow();
  }
}
