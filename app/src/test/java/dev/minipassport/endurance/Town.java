package dev.minipassport.endurance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import dev.minipassport.app.ProgramProcess;
import dev.minipassport.app.demo.Visit;
import dev.minipassport.simulator.SimulatorOptions;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.simulator.phone.Callback;
import dev.minipassport.simulator.phonenumber.PhoneCharges;
import dev.minipassport.simulator.push.AppPush;
import dev.minipassport.simulator.push.wire.PushConfiguration;
import dev.minipassport.simulator.push.wire.PushDelivery;
import dev.minipassport.simulator.world.Quotas;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.ListSessionsResponse;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.SignedIn;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// A WeChat, a service in a process of its own on data that outlives it, and a backend that calls
/// it.
final class Town implements AutoCloseable {
  /// Sessions of one person at a time.
  static final int LIMIT = 5;

  private static final String APP = "wx1234567890abcdef";
  private static final String CONFIGURATION = "minipassport.yaml";
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String PUSH_TOKEN = "town";
  private static final String PUSH_KEY = "0123456789abcdef0123456789abcdef0123456789A";

  private final Path folder;
  private final WeChatSimulator wechat =
      WeChatSimulator.start(
          SimulatorOptions.DEFAULT.withRules(WeChatRules.DEFAULT.withQuotas(Quotas.NONE)));
  private final SimulatedApp app = wechat.registerApp(APP, SECRET);
  private ProgramProcess service;
  private ManagedChannel channel;

  Town(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    writeConfiguration();
    this.service = startService();
    this.channel = connect();
  }

  private ProgramProcess startService() throws IOException {
    return ProgramProcess.start(
        folder,
        "service",
        Map.of(
            "MINIPASSPORT_GRPC_PORT",
            "0",
            "MINIPASSPORT_STORE_PATH",
            folder.resolve("data").toString(),
            "MINIPASSPORT_WECHAT_BASE_URI",
            wechat.baseUri().toString(),
            "TOWN_APP_SECRET",
            SECRET,
            "TOWN_PUSH_TOKEN",
            PUSH_TOKEN,
            "TOWN_PUSH_KEY",
            PUSH_KEY),
        "serve",
        "--config",
        CONFIGURATION);
  }

  private void writeConfiguration() throws IOException {
    Files.writeString(
        folder.resolve(CONFIGURATION),
        """
        apps:
          - id: %s
            secret: env:TOWN_APP_SECRET
            sessions:
              limit: %d
            avatar-hosts: cdn.example.com
            phone:
              taken: move
            push:
              token: env:TOWN_PUSH_TOKEN
              encoding-aes-key: env:TOWN_PUSH_KEY
            purposes:
              - id: profile
                version: 1
                categories: nickname, avatar
                texts:
                  - language: en
                    title: Profile
                    content: We show it.
                    confirm: Yes
                    cancel: No
                    declined: You declined.
                    desc: To show it
              - id: delivery
                version: 1
                categories: phone
                texts:
                  - language: en
                    title: Phone
                    content: We call you.
                    confirm: Yes
                    cancel: No
                    declined: You declined.
                    desc: To call you
        """
            .formatted(APP, LIMIT));
  }

  /// What the app's backend does on behalf of whoever holds the token.
  Visit visit(String token) {
    return new Visit(channel, APP, token);
  }

  /// Whether the person's grant for the purpose stands.
  static boolean grants(Visit person, String purpose) {
    return person.consents("en").getList().getItemsList().stream()
        .anyMatch(
            item ->
                item.getStance().getPurposeId().equals(purpose) && item.getStance().getGranted());
  }

  /// What a tap on the phone button gives the person's client.
  String phoneCode(SimulatedPerson person) {
    app.phoneAccount().grant(1);
    return Objects.requireNonNull(
        ((Callback.Success) wechat.phone(person, app).getPhoneNumber()).text("code"));
  }

  /// How many codes were redeemed, and how often WeChat was asked to.
  PhoneCharges charges() {
    return app.phoneAccount().charges();
  }

  long redemptionsAsked() {
    return wechat.count("getuserphonenumber");
  }

  /// WeChat tells that the person took something back; the backend hands it over.
  HandlePushResponse revoke(SimulatedPerson person, String codes) {
    AppPush push =
        wechat
            .push(app)
            .configure(
                PushConfiguration.safe(URI.create("http://127.0.0.1:9/"), PUSH_TOKEN, PUSH_KEY));
    PushDelivery delivery = push.build(push.messages().userAuthorizationRevoke(person, codes));
    return PrivacyServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(8, TimeUnit.SECONDS)
        .handlePush(
            HandlePushRequest.newBuilder()
                .setAppId(APP)
                .setMethod(HandlePushRequest.Method.METHOD_POST)
                .setQuery(encoded(delivery.query()))
                .setBody(ByteString.copyFrom(delivery.body()))
                .build());
  }

  private static String encoded(Map<String, String> query) {
    return query.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), UTF_8))
        .collect(Collectors.joining("&"));
  }

  private ManagedChannel connect() throws IOException, InterruptedException {
    int port = service.awaitReady().path("grpc").path("port").asInt();
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /// Ends the service as `kill -9` does.
  void kill() {
    service.close();
    channel.shutdownNow();
  }

  void restart() throws IOException, InterruptedException {
    service = startService();
    channel = connect();
  }

  SimulatedPerson person() {
    return wechat.registerPerson();
  }

  /// What WeChat calls the person here.
  String openId(SimulatedPerson person) {
    return person.openId(app);
  }

  /// The answer to a login of the person; throws whatever the channel throws.
  Optional<SignedIn> signIn(SimulatedPerson person) {
    LoginResponse login =
        LoginServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(8, TimeUnit.SECONDS)
            .login(LoginRequest.newBuilder().setAppId(APP).setCode(person.login(app)).build());
    return login.hasSignedIn() ? Optional.of(login.getSignedIn()) : Optional.empty();
  }

  boolean admits(String token) {
    return sessions()
        .validateSession(
            ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
        .hasValid();
  }

  /// Whether the end of the session was acknowledged; it is not if the session had ended before.
  boolean revoke(String token) {
    return sessions()
        .revokeSession(
            RevokeSessionRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
        .hasRevoked();
  }

  /// Whether the end of all sessions was acknowledged; it is not if this one had ended before.
  boolean revokeAll(String token) {
    return sessions()
        .revokeAllSessions(
            RevokeAllSessionsRequest.newBuilder().setAppId(APP).setSessionToken(token).build())
        .hasRevoked();
  }

  ListSessionsResponse list(String token) {
    return sessions()
        .listSessions(
            ListSessionsRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  private SessionServiceGrpc.SessionServiceBlockingStub sessions() {
    return SessionServiceGrpc.newBlockingStub(channel).withDeadlineAfter(8, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    kill();
    wechat.close();
  }
}
