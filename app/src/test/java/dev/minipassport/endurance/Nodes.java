package dev.minipassport.endurance;

import dev.minipassport.app.ProgramProcess;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.storage.KeySetFile;
import dev.minipassport.testkit.TcpProxy;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// Several nodes on one PostgreSQL server, each behind a proxy of its own.
final class Nodes implements AutoCloseable {
  private static final String APP = "wx1234567890abcdef";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String CONFIGURATION = "minipassport.yaml";

  /// How one is reached, and what it reaches the database by.
  record Node(ProgramProcess process, ManagedChannel channel, TcpProxy database) {
    SessionServiceGrpc.SessionServiceBlockingStub sessions() {
      return SessionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(5, TimeUnit.SECONDS);
    }

    /// Whether it says that the session is valid; where it cannot answer, it does not.
    boolean admits(String token) {
      try {
        return sessions()
            .validateSession(
                ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
            .hasValid();
      } catch (StatusRuntimeException _) {
        return false;
      }
    }

    void revokeAll(String token) {
      var _ =
          sessions()
              .revokeAllSessions(
                  RevokeAllSessionsRequest.newBuilder()
                      .setAppId(APP)
                      .setSessionToken(token)
                      .build());
    }

    void close() {
      channel.shutdownNow();
      process.close();
      database.close();
    }
  }

  private final Path folder;
  private final EmbeddedPostgres server;
  private final WeChatSimulator wechat =
      WeChatSimulator.start(
          SimulatorOptions.DEFAULT.withRules(WeChatRules.DEFAULT.withQuotas(Quotas.NONE)));
  private final SimulatedApp app = wechat.registerApp(APP, SECRET);
  private final List<Node> nodes = new ArrayList<>();

  Nodes(Path folder, int count, boolean wakeUps) throws IOException, InterruptedException {
    this.folder = folder;
    this.server = EmbeddedPostgres.start();
    KeySetFile.create(folder.resolve("keys.json"));
    Files.writeString(
        folder.resolve(CONFIGURATION),
        """
        store:
          engine: postgresql
          user: postgres
          keys: keys.json
          wake-ups: %s
        apps:
          - id: %s
            secret: env:NODES_APP_SECRET
        """
            .formatted(wakeUps, APP));
    for (int i = 0; i < count; i++) {
      nodes.add(start("node-" + i));
    }
  }

  private Node start(String name) throws IOException, InterruptedException {
    var proxy = new TcpProxy(server.getPort());
    ProgramProcess process =
        ProgramProcess.start(
            folder,
            name,
            Map.of(
                "MINIPASSPORT_GRPC_PORT",
                "0",
                "MINIPASSPORT_STORE_URL",
                "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres",
                "MINIPASSPORT_WECHAT_BASE_URI",
                wechat.baseUri().toString(),
                "NODES_APP_SECRET",
                SECRET),
            "serve",
            "--config",
            CONFIGURATION);
    int port = process.awaitReady().path("grpc").path("port").asInt();
    return new Node(
        process, NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build(), proxy);
  }

  Node get(int index) {
    return nodes.get(index % nodes.size());
  }

  List<Node> all() {
    return List.copyOf(nodes);
  }

  /// Signs a person in whom nobody knows, and returns their token.
  String signInAt(Node node) {
    return LoginServiceGrpc.newBlockingStub(node.channel())
        .withDeadlineAfter(8, TimeUnit.SECONDS)
        .login(
            LoginRequest.newBuilder()
                .setAppId(APP)
                .setCode(wechat.registerPerson().login(app))
                .build())
        .getSignedIn()
        .getSessionToken();
  }

  @Override
  public void close() throws IOException {
    for (Node node : nodes) {
      node.close();
    }
    server.close();
    wechat.close();
  }
}
