package dev.minipassport.app.demo;

import dev.minipassport.app.ProgramProcess;
import dev.minipassport.app.service.Lifecycle;
import dev.minipassport.v1.HandlePushResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;

/// Everything the story plays on: a simulator and a service, each a process of its own, a client,
/// and between them proxies that keep what went through.
public final class Stage {
  public static final String APP = "wx1234567890abcdef";

  /// Another one of the same owner.
  public static final String SECOND_APP = "wx2234567890abcdef";

  /// One that its owner forgot to bind to their Open Platform account.
  public static final String THIRD_APP = "wx3234567890abcdef";

  /// One of another owner, which has content checked, binds phones and hears WeChat's pushes.
  public static final String FOURTH_APP = "wx4234567890abcdef";

  private static final List<String> APPS = List.of(APP, SECOND_APP, THIRD_APP, FOURTH_APP);
  private static final int PUSH_KEY_CHARACTERS = 43;
  private static final String CONFIGURATION = "minipassport.yaml";

  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Lifecycle lifecycle;
  private final Path folder;
  private final List<String> secrets;
  private final Phones phones;
  private final RecordingProxy toWeChat;
  private final URI simulator;
  private final Transcript transcript = new Transcript();
  private final RecordingProxy toService;
  private final Backend backend;
  private final PushUrl pushUrl;
  private final String pushToken = randomSecret();
  private final String pushKey =
      (randomSecret() + randomSecret()).substring(0, PUSH_KEY_CHARACTERS);
  private ProgramProcess service;

  Stage(Lifecycle lifecycle, Path folder) throws Exception {
    this.lifecycle = lifecycle;
    this.folder = folder;
    this.secrets = APPS.stream().map(_ -> randomSecret()).toList();
    ProgramProcess weChat =
        lifecycle.start(
            "simulator",
            () -> ProgramProcess.start(folder, "simulator", Map.of(), "simulate"),
            ProgramProcess::end);
    this.simulator = URI.create(weChat.awaitReady().path("simulator").asText());
    this.phones = lifecycle.start("phones", () -> new Phones(simulator), Phones::close);
    phones.registerApp(APP, secrets.get(0), Optional.of("demo"));
    phones.registerApp(SECOND_APP, secrets.get(1), Optional.of("demo"));
    phones.registerApp(THIRD_APP, secrets.get(2), Optional.empty());
    phones.registerApp(FOURTH_APP, secrets.get(3), Optional.of("other"));
    this.toWeChat =
        lifecycle.start(
            "proxy", () -> new RecordingProxy(simulator.getPort()), RecordingProxy::close);
    this.service = startService();
    this.toService =
        lifecycle.start("proxy", () -> new RecordingProxy(port(service)), RecordingProxy::close);
    this.backend =
        lifecycle.start(
            "client", () -> new Backend(toService.port(), APP, transcript), Backend::close);
    this.pushUrl =
        lifecycle.start("push URL", () -> PushUrl.open(backend.in(FOURTH_APP)), PushUrl::close);
    phones.pushTo(FOURTH_APP, pushUrl.address(), pushToken, pushKey);
  }

  /// Where the simulator is, which is what it says first.
  public URI simulator() {
    return simulator;
  }

  public Phones phones() {
    return phones;
  }

  public Backend backend() {
    return backend;
  }

  /// The same backend on behalf of another app.
  public Backend backend(String app) {
    return backend.in(app);
  }

  /// What the service made of the last push.
  public HandlePushResponse lastPush() {
    return pushUrl.last();
  }

  /// Lets nobody reach WeChat any more, or again.
  public void takeWeChatDown() throws IOException {
    toWeChat.shut();
  }

  public void bringWeChatBack() throws IOException {
    toWeChat.open();
  }

  /// Kills the service as `kill -9` does and starts it again on the same data.
  ///
  /// @return the status that the killed process left
  public int killAndRestartService() throws Exception {
    int status = service.kill();
    service = startService();
    toService.leadTo(port(service));
    backend.reconnect();
    return status;
  }

  /// Looks again until the answer is as it should be, since the service learns of a moved clock a
  /// moment later; returns the last answer in any case.
  public <A> A eventually(Callable<A> question, Predicate<A> hoped) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    A answer = question.call();
    while (!hoped.test(answer) && System.nanoTime() < end) {
      Thread.sleep(BETWEEN_LOOKS);
      answer = question.call();
    }
    return answer;
  }

  /// Where secrets may have gone that must not be anywhere.
  public SecretSearch search() throws IOException {
    return new SecretSearch(
        Needles.in(toWeChat.recorded(), secrets, List.of(pushToken, pushKey)),
        seenByTheClient(),
        folder.resolve("service.log"),
        folder.resolve("simulator.log"),
        data());
  }

  private List<byte[]> seenByTheClient() {
    var seen = new ArrayList<>(toService.recorded());
    seen.add(transcript.bytes());
    return seen;
  }

  private ProgramProcess startService() throws Exception {
    Files.createDirectories(data());
    writeConfiguration();
    return lifecycle.start(
        "service",
        () ->
            ProgramProcess.start(
                folder,
                "service",
                Map.ofEntries(
                    Map.entry("MINIPASSPORT_GRPC_PORT", "0"),
                    Map.entry("MINIPASSPORT_STORE_PATH", data().toString()),
                    Map.entry(
                        "MINIPASSPORT_WECHAT_BASE_URI", "http://127.0.0.1:" + toWeChat.port()),
                    Map.entry("MINIPASSPORT_LOG_LEVEL", "debug"),
                    Map.entry("DEMO_SECRET_1", secrets.get(0)),
                    Map.entry("DEMO_SECRET_2", secrets.get(1)),
                    Map.entry("DEMO_SECRET_3", secrets.get(2)),
                    Map.entry("DEMO_SECRET_4", secrets.get(3)),
                    Map.entry("DEMO_PUSH_TOKEN", pushToken),
                    Map.entry("DEMO_PUSH_KEY", pushKey)),
                "serve",
                "--config",
                CONFIGURATION,
                "--simulator",
                simulator.toString()),
        ProgramProcess::end);
  }

  private void writeConfiguration() throws IOException {
    try (InputStream text = Stage.class.getResourceAsStream(CONFIGURATION)) {
      Files.write(folder.resolve(CONFIGURATION), Objects.requireNonNull(text).readAllBytes());
    }
  }

  private Path data() {
    return folder.resolve("data");
  }

  private static int port(ProgramProcess service) throws Exception {
    return service.awaitReady().path("grpc").path("port").asInt();
  }

  private static String randomSecret() {
    byte[] secret = new byte[16];
    new SecureRandom().nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
