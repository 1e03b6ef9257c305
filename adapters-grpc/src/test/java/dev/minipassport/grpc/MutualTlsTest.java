package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.validationOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.ChannelCredentials;
import io.grpc.Grpc;
import io.grpc.InsecureChannelCredentials;
import io.grpc.ManagedChannel;
import io.grpc.Status.Code;
import io.grpc.TlsChannelCredentials;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One server for all tests: certificates take a second each to make.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MutualTlsTest {
  private final Passport passport = new Passport(new InMemoryStore(), new TestClock());
  private final Certificates ours;
  private final Certificates strangers;
  private final GrpcServer server;

  MutualTlsTest(@TempDir Path directory) {
    ours = Certificates.authority(directory, "ours");
    strangers = Certificates.authority(directory, "strangers");
    Certificates.Pair own = ours.sign("server");
    var tls = new Tls(own.certificate(), own.key(), ours.certificate());
    server =
        new GrpcServer(
            new GrpcServerOptions(
                "127.0.0.1",
                0,
                false,
                Optional.of(tls),
                ConnectionLimits.DEFAULT,
                CallLimits.DEFAULT),
            Running.useCases(passport),
            System::nanoTime);
    server.start();
  }

  @AfterAll
  void stop() throws InterruptedException {
    assertThat(server.drain(Duration.ofSeconds(20))).isEqualTo(GrpcServer.Drain.COMPLETE);
  }

  private ValidateSessionResponse validate(ChannelCredentials credentials) {
    ManagedChannel channel =
        Grpc.newChannelBuilderForAddress("localhost", server.port(), credentials).build();
    try {
      return SessionServiceGrpc.newBlockingStub(channel)
          .validateSession(validationOf(passport.signIn(Passport.ALICE).token()));
    } finally {
      channel.shutdownNow();
    }
  }

  private TlsChannelCredentials.Builder trusting() throws IOException {
    return TlsChannelCredentials.newBuilder().trustManager(ours.certificate().toFile());
  }

  @Test
  void aCallerWithACertificateOfTheAuthorityIsServed() throws IOException {
    Certificates.Pair caller = ours.sign("caller");

    ValidateSessionResponse response =
        validate(
            trusting().keyManager(caller.certificate().toFile(), caller.key().toFile()).build());

    assertThat(response.hasValid()).isTrue();
  }

  @Test
  void aCallerWithoutACertificateIsRefusedInTheHandshake() throws IOException {
    ChannelCredentials nobody = trusting().build();

    assertThat(Refused.by(() -> validate(nobody)).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void aCallerWithACertificateOfAnotherAuthorityIsRefusedInTheHandshake() throws IOException {
    Certificates.Pair caller = strangers.sign("caller");
    ChannelCredentials stranger =
        trusting().keyManager(caller.certificate().toFile(), caller.key().toFile()).build();

    assertThat(Refused.by(() -> validate(stranger)).code()).isEqualTo(Code.UNAVAILABLE);
  }

  @Test
  void plaintextIsNotUnderstood() {
    assertThat(Refused.by(() -> validate(InsecureChannelCredentials.create())).code())
        .isEqualTo(Code.UNAVAILABLE);
  }
}
