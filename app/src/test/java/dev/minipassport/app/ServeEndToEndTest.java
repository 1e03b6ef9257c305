package dev.minipassport.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.ManagedChannel;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `serve --simulate --ephemeral` as a developer's script runs it.
final class ServeEndToEndTest {
  private static final String APP = "wx1234567890abcdef";

  @TempDir Path directory = Path.of("");

  @Test
  void aCodeOfTheSimulatorBecomesASessionThatIsValidUntilItIsRevoked()
      throws IOException, InterruptedException {
    try (ProgramProcess program = serve()) {
      JsonNode ready = program.awaitReady();
      assertThat(ready.path("pid").asLong()).isEqualTo(program.pid());
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", ready.path("grpc").path("port").asInt())
              .usePlaintext()
              .build();

      LoginResponse login = logIn(channel, code(ready));
      String token = login.getSignedIn().getSessionToken();

      assertThat(login.getSignedIn().getFirstLogin()).isTrue();
      assertThat(validate(channel, token).hasValid()).isTrue();
      assertThat(logIn(channel, "the code is a mock one").hasSignedIn()).isTrue();
      assertThat(health(channel)).isEqualTo(ServingStatus.SERVING);

      revoke(channel, token);
      assertThat(validate(channel, token).getNotValid().getReason())
          .isEqualTo(NotValid.Reason.REASON_REVOKED);

      assertThat(fetched(ready.path("metrics").asText()))
          .contains(
              "minipassport_calls_total{method=\"minipassport.v1.LoginService/Login\",status=\"OK\"} 2.0")
          .contains("minipassport_cache_sessions 0.0")
          .contains("jvm_memory_used_bytes{area=\"heap\"}")
          .doesNotContain("minipassport_feed")
          .doesNotContain(token);

      channel.shutdownNow();
      assertThat(program.end()).isEqualTo(143);
      assertThat(program.saysReady()).isFalse();
      assertThat(program.output())
          .contains("Drained: every call was finished")
          .contains("/control/login")
          .containsPattern("Configured: wechat.base-uri +http://127.0.0.1:\\d+ +--simulate")
          .containsPattern("Configured: grpc.reflection +true +--simulate")
          .containsPattern("Configured: apps\\[0].id +" + APP + " +--simulate")
          .containsPattern(
              "Configured: apps\\[0].purposes\\[0].categories +nickname, avatar +--simulate")
          .containsPattern("Configured: store.path +\\(forgotten at the end\\) +--ephemeral")
          .doesNotContain("wechat.fallback-uri")
          .doesNotContain("Exception")
          .doesNotContain(token);
      assertThat(directory).isDirectoryNotContaining("glob:**/data");
    }
  }

  private ProgramProcess serve() throws IOException {
    return ProgramProcess.start(
        directory,
        "service",
        Map.of("MINIPASSPORT_GRPC_PORT", "0", "MINIPASSPORT_METRICS_PORT", "0"),
        "serve",
        "--simulate",
        "--ephemeral");
  }

  private static LoginResponse logIn(ManagedChannel channel, String code) {
    return LoginServiceGrpc.newBlockingStub(channel)
        .login(LoginRequest.newBuilder().setAppId(APP).setCode(code).build());
  }

  private static ValidateSessionResponse validate(ManagedChannel channel, String token) {
    return SessionServiceGrpc.newBlockingStub(channel)
        .validateSession(
            ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private static void revoke(ManagedChannel channel, String token) {
    var answer =
        SessionServiceGrpc.newBlockingStub(channel)
            .revokeSession(
                RevokeSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
    assertThat(answer.hasRevoked()).isTrue();
  }

  private static ServingStatus health(ManagedChannel channel) {
    return HealthGrpc.newBlockingStub(channel)
        .check(HealthCheckRequest.getDefaultInstance())
        .getStatus();
  }

  private static String fetched(String uri) throws IOException, InterruptedException {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString())
          .body();
    }
  }

  private static String code(JsonNode ready) throws IOException, InterruptedException {
    URI control = URI.create(ready.path("simulator").asText() + "/control/login");
    String body = "{\"app\":\"" + APP + "\",\"person\":\"alice\"}";
    try (HttpClient http = HttpClient.newHttpClient()) {
      String answer =
          http.send(
                  HttpRequest.newBuilder(control).POST(BodyPublishers.ofString(body)).build(),
                  BodyHandlers.ofString())
              .body();
      return new ObjectMapper().readTree(answer).path("code").asText();
    }
  }
}
