package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grpc.Status.Code;
import io.grpc.StatusException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ListeningTest {
  private static GrpcServerOptions at(String host, int port, Optional<Tls> tls) {
    return new GrpcServerOptions(
        host, port, false, tls, ConnectionLimits.DEFAULT, CallLimits.DEFAULT);
  }

  private static GrpcServerOptions reflecting(boolean reflection) {
    return new GrpcServerOptions(
        "localhost", 0, reflection, Optional.empty(), ConnectionLimits.DEFAULT, CallLimits.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "192.168.1.5", "2001:db8::1"})
  void plaintextIsServedOnThisMachineOnly(String host) {
    assertThatThrownBy(() -> at(host, 0, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("as long as TLS is not configured");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.8.8.8", "::1", "localhost"})
  void addressesOfThisMachineAreTaken(String host) {
    assertThat(at(host, 0, Optional.empty()).address().isLoopbackAddress()).isTrue();
  }

  @Test
  void withTlsAnyAddressIsTaken() {
    var tls = new Tls(Path.of("a"), Path.of("b"), Path.of("c"));

    assertThat(at("0.0.0.0", 443, Optional.of(tls)).address().isAnyLocalAddress()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "example.com", "127.0.0.1.example.com", "999.0.0.1"})
  void aHostThatIsNoAddressIsRefusedWithEverythingElse(String host) {
    assertThatThrownBy(() -> at(host, 70_000, Optional.empty()))
        .hasMessage("port must be 0 to 65,535; host must be an IP address or localhost");
  }

  @Test
  void limitsOutOfBoundsAreNamedAllAtOnce() {
    assertThatThrownBy(() -> new CallLimits(0, 0, -1, Duration.ZERO, Duration.ofHours(1)))
        .hasMessage(
            "validations must be 1 to 100,000; logins must be 1 to 100,000;"
                + " others must be 1 to 100,000;"
                + " longest validation must be 1 ms to 60 s;"
                + " longest other call must be 1 ms to 60 s");
    assertThatThrownBy(
            () ->
                new ConnectionLimits(
                    0,
                    0,
                    0,
                    0,
                    0,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ZERO,
                    Duration.ofSeconds(-1)))
        .hasMessageContaining("connections must be 1 to 100,000")
        .hasMessageContaining("message bytes must be 1,024 to 4,194,304")
        .hasMessageContaining("resets per minute must be")
        .hasMessageContaining("age grace must be 1 s to 86400 s");
  }

  @Test
  void aPortInUseIsNamed() {
    try (var running = new Running()) {
      int taken = running.server.port();
      var second =
          new GrpcServer(
              GrpcServerOptions.onLoopback(taken),
              Running.useCases(running.passport),
              running.passport.clock,
              System::nanoTime);

      assertThatThrownBy(second::start)
          .isInstanceOf(CannotListen.class)
          .hasMessage(
              "cannot listen on 127.0.0.1 port "
                  + taken
                  + ": it is taken; choose another port, or end the program that uses it.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Address already in use, it is taken",
    "Permission denied, this user may not use it",
    "Cannot assign requested address, this machine has no such address",
    "No buffer space available, the system refuses it",
  })
  void whyAnAddressIsRefusedIsToldApart(String cause, String told) {
    var refused = new IOException("Failed to bind", new BindException(cause));

    assertThat(CannotListen.on("127.0.0.1", 80, refused))
        .hasMessageStartingWith("cannot listen on 127.0.0.1 port 80: " + told + "; choose ");
  }

  @Test
  void missingTlsFilesAreNamedAllAtOnce() {
    try (var running = new Running()) {
      var tls = new Tls(Path.of("no.crt"), Path.of("no.key"), Path.of("no-ca.crt"));
      var server =
          new GrpcServer(
              at("127.0.0.1", 0, Optional.of(tls)),
              Running.useCases(running.passport),
              running.passport.clock,
              System::nanoTime);

      assertThatThrownBy(server::start)
          .isInstanceOf(CannotListen.class)
          .hasMessageContaining("no.crt")
          .hasMessageContaining("no.key")
          .hasMessageContaining("no-ca.crt");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "minipassport.v1.LoginService", "minipassport.v1.SessionService"})
  void theHealthOfEveryServiceIsTold(String service) {
    try (var running = new Running()) {
      var response =
          HealthGrpc.newBlockingStub(running.channel)
              .check(HealthCheckRequest.newBuilder().setService(service).build());

      assertThat(response.getStatus()).isEqualTo(ServingStatus.SERVING);
    }
  }

  @Test
  void reflectionAnswersWhereItIsOn() throws Exception {
    try (var running = new Running(reflecting(true))) {
      ServerReflectionResponse response = reflect(running);

      assertThat(response.getListServicesResponse().toString())
          .contains("minipassport.v1.SessionService");
    }
  }

  @Test
  void reflectionIsOffByDefault() {
    assertThat(GrpcServerOptions.onLoopback(0).reflection()).isFalse();
    var running = new Running(reflecting(false));

    assertThatThrownBy(() -> reflect(running))
        .isInstanceOfSatisfying(
            StatusException.class,
            thrown -> assertThat(thrown.getStatus().getCode()).isEqualTo(Code.UNIMPLEMENTED));

    running.awaitCount("other", "UNIMPLEMENTED", 1);
    running.channel.shutdownNow();
  }

  private static ServerReflectionResponse reflect(Running running) throws Exception {
    var call = ServerReflectionGrpc.newBlockingV2Stub(running.channel).serverReflectionInfo();
    call.write(ServerReflectionRequest.newBuilder().setListServices("").build());
    call.halfClose();
    return call.read();
  }
}
