package dev.minipassport.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.ProgramProcess;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service moves, and people keep their tokens.
final class MigrateTest {
  private static final String APP = "wx1234567890abcdef";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder = Path.of("");

  @Test
  void aTokenOfTheEmbeddedStoreIsValidOnTheServer() throws IOException, InterruptedException {
    try (var wechat = WeChatSimulator.start(SimulatorOptions.DEFAULT);
        EmbeddedPostgres server = EmbeddedPostgres.start()) {
      Path secret = Files.writeString(folder.resolve("secret"), SECRET);
      Path _ = Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
      SimulatedApp app = wechat.registerApp(APP, SECRET);
      String code = wechat.registerPerson().login(app);
      Files.writeString(folder.resolve("old.yaml"), settings(wechat, "path: data"));
      Path moved = Files.writeString(folder.resolve("new.yaml"), settings(wechat, on(server)));

      String token = served("old.yaml", channel -> signIn(channel, code));
      Files.copy(folder.resolve("data").resolve("keys.json"), folder.resolve("keys.json"));
      assertThat(migrate(moved)).contains("Moved ", "equal on both sides");
      assertThat(migrate(moved)).contains("nothing was changed");

      boolean admitted = served("new.yaml", channel -> admits(channel, token));
      assertThat(admitted).isTrue();
    }
  }

  private static String settings(WeChatSimulator wechat, String store) {
    return """
    store: {%s}
    grpc: {port: 0}
    log: {level: error}
    wechat: {base-uri: "%s"}
    apps: [{id: %s, secret: "file:secret"}]
    """
        .formatted(store, wechat.baseUri(), APP);
  }

  private static String on(EmbeddedPostgres server) {
    return "engine: postgresql, user: postgres, keys: keys.json, url: \"jdbc:postgresql://127.0.0.1:"
        + server.getPort()
        + "/postgres\"";
  }

  private String migrate(Path configuration) {
    var out = new StringWriter();
    var err = new StringWriter();
    int status =
        CommandLines.run(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            "migrate",
            "--config",
            configuration.toString(),
            "--from",
            folder.resolve("data").toString());
    assertThat(status).as(err.toString()).isZero();
    return out.toString();
  }

  private <T> T served(String configuration, Function<ManagedChannel, T> call)
      throws IOException, InterruptedException {
    try (var program =
        ProgramProcess.start(folder, configuration, Map.of(), "serve", "--config", configuration)) {
      int port = program.awaitReady().path("grpc").path("port").asInt();
      ManagedChannel channel =
          NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
      T answer = call.apply(channel);
      channel.shutdownNow();
      assertThat(program.end()).isEqualTo(143);
      return answer;
    }
  }

  private static String signIn(ManagedChannel channel, String code) {
    return LoginServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .login(LoginRequest.newBuilder().setAppId(APP).setCode(code).build())
        .getSignedIn()
        .getSessionToken();
  }

  private static boolean admits(ManagedChannel channel, String token) {
    return SessionServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .validateSession(
            ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
        .hasValid();
  }
}
