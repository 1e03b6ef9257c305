package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.AppSettings;
import dev.minipassport.app.config.ServedApps;
import dev.minipassport.app.usecase.UseCasesModule;
import dev.minipassport.grpc.GrpcServer;
import dev.minipassport.grpc.GrpcServerOptions;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.CodeExchange;
import dev.minipassport.login.CodeExchange.Exchange;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.Sessions;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import dev.minipassport.testkit.ScriptedContentCheck;
import dev.minipassport.testkit.ScriptedExchange;
import dev.minipassport.testkit.ScriptedKeys;
import dev.minipassport.testkit.ScriptedPhoneNumbers;
import dev.minipassport.testkit.ScriptedPushes;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.token.SessionToken;
import dev.minipassport.token.TokenDigest;
import dev.minipassport.userdata.UserDataTerms;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import dev.minipassport.v1.ValidateSessionResponse;
import dev.minipassport.wechat.userdata.WeChatUserData;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server over the real store and its cache: what is warm is answered without being held up.
final class EventLoopTest {
  private static final AppId APP = new AppId("wx1111111111111111");
  private static final int PEOPLE = 60;
  private static final int CONNECTIONS = 8;
  private static final int ROUNDS = 40;

  /// After this long a use is noted again.
  private static final Duration TOUCH_DUE =
      SessionTerms.DEFAULT.idle().dividedBy(10).plusSeconds(1);

  @TempDir Path directory = Path.of("");

  private final TestClock clock = new TestClock();
  private final EmbeddedStore store = EmbeddedStore.open(EmbeddedStoreOptions.ephemeral(), clock);
  private final StorePorts cached = store.ports().behind(new NearCache(10_000, System::nanoTime));
  private final List<ManagedChannel> channels = new ArrayList<>();
  private final List<GrpcServer> servers = new ArrayList<>();

  @AfterEach
  void stop() throws InterruptedException {
    channels.forEach(ManagedChannel::shutdownNow);
    for (GrpcServer server : servers) {
      assertThat(server.drain(Duration.ofSeconds(20))).isEqualTo(GrpcServer.Drain.COMPLETE);
    }
    store.close();
  }

  private static final ScriptedKeys KEYS = new ScriptedKeys();

  /// A code is the name of the person.
  private static final CodeExchange NAMED_BY_THEIR_CODES =
      (_, code, _) ->
          new Exchange.Exchanged(
              new OpenId(code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII))),
              Optional.empty(),
              ScriptedExchange.sessionKey(1));

  private void serve(Sessions sessions) {
    var apps =
        new ServedApps(
            List.of(
                new AppSettings(
                    new App(APP, Optional.empty()),
                    new AppSecret("0123456789abcdef0123456789abcdef"),
                    SessionTerms.DEFAULT)),
            clock);
    var ports =
        new Ports(
            sessions,
            cached.logins(),
            cached.loginCodes(),
            cached.sessionKeys(),
            cached.handoffs(),
            cached.accounts(),
            cached.changes(),
            cached.purposes(),
            cached.dossiers(),
            cached.replaySeal(),
            cached.opaqueSeal(),
            cached.receiptSigner(),
            cached.verdicts(),
            cached.pushMemory(),
            cached.identities(),
            cached.people(),
            cached.audit(),
            cached.appRegistry(),
            NAMED_BY_THEIR_CODES,
            new WeChatUserData(),
            new ScriptedContentCheck(),
            new ScriptedPhoneNumbers(),
            KEYS,
            KEYS,
            new ScriptedPushes());
    GrpcServer server =
        StrictModule.injector(
                new OutsideModule(ports, apps, Instruments.of(clock)),
                new UseCasesModule(
                    new LoginTerms(Duration.ofSeconds(10), false), UserDataTerms.DEFAULT),
                new WireModule(GrpcServerOptions.onLoopback(0)))
            .getInstance(GrpcServer.class);
    server.start();
    servers.add(server);
    for (int i = 0; i < CONNECTIONS; i++) {
      channels.add(
          NettyChannelBuilder.forAddress("127.0.0.1", server.port())
              .usePlaintext()
              .directExecutor()
              .build());
    }
  }

  private String logIn(String person) {
    return LoginServiceGrpc.newBlockingStub(channels.getFirst())
        .login(LoginRequest.newBuilder().setAppId(APP.value()).setCode(person).build())
        .getSignedIn()
        .getSessionToken();
  }

  /// Signs somebody in and uses the token until the node knows it by heart.
  private String warm(String person) throws Exception {
    String token = logIn(person);
    for (int i = 0; i < 3; i++) {
      assertThat(validate(channels.getFirst(), token).get(10, TimeUnit.SECONDS).hasValid())
          .isTrue();
    }
    return token;
  }

  private static Future<ValidateSessionResponse> validate(ManagedChannel channel, String token) {
    return SessionServiceGrpc.newFutureStub(channel)
        .validateSession(
            ValidateSessionRequest.newBuilder()
                .setAppId(APP.value())
                .setSessionToken(token)
                .build());
  }

  private void revoke(String token) {
    var _ =
        SessionServiceGrpc.newBlockingStub(channels.getFirst())
            .revokeSession(
                RevokeSessionRequest.newBuilder()
                    .setAppId(APP.value())
                    .setSessionToken(token)
                    .build());
  }

  private void everybodyIsValid(List<String> tokens) throws Exception {
    List<Future<ValidateSessionResponse>> answers =
        tokens.stream()
            .flatMap(token -> channels.stream().map(channel -> validate(channel, token)))
            .toList();
    for (Future<ValidateSessionResponse> answer : answers) {
      assertThat(answer.get(10, TimeUnit.SECONDS).hasValid()).isTrue();
    }
  }

  @Test
  void validationsAreNotHeldUpOnAnEventLoopWhileOthersWrite() throws Exception {
    serve(cached.sessions());
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < PEOPLE; i++) {
      tokens.add(warm("person-" + i));
    }
    try (EventLoopWatch watch = EventLoopWatch.begin()) {
      for (int round = 0; round < ROUNDS; round++) {
        clock.advance(TOUCH_DUE);
        String passerBy = "passer-by-" + round;
        Thread others = Thread.startVirtualThread(() -> revoke(logIn(passerBy)));
        everybodyIsValid(tokens);
        others.join();
      }

      EventLoopWatch.Sightings sightings = watch.end(directory);
      assertThat(sightings.onEventLoops()).isEmpty();
      assertThat(sightings.driverCallsElsewhere()).isPositive();
    }
  }

  @Test
  void aParkedEventLoopWouldBeSeen() throws Exception {
    serve(sessionsThatFirst(() -> LockSupport.parkNanos(1)));
    String token = warm("alice");

    assertThat(seenWhile(() -> validate(channels.getFirst(), token)))
        .anyMatch(sighting -> sighting.startsWith("jdk.ThreadPark"));
  }

  @Test
  void aQuestionToTheDatabaseWouldBeSeen() throws Exception {
    serve(sessionsThatFirst(this::askTheDatabase));
    String token = warm("alice");

    assertThat(seenWhile(() -> validate(channels.getFirst(), token)))
        .anyMatch(sighting -> sighting.startsWith("jdk.MethodTrace"));
  }

  private void askTheDatabase() {
    TokenDigest unknown = SessionToken.random(new Random(1)).digest();
    assertThat(store.ports().sessions().findBy(unknown)).isEmpty();
  }

  @Test
  void aContendedMonitorWouldBeSeen() throws Exception {
    var monitor = new Object();
    var inside = new AtomicReference<@Nullable Thread>();
    serve(
        sessionsThatFirst(
            () -> {
              inside.set(Thread.currentThread());
              synchronized (monitor) {
                inside.set(null);
              }
            }));
    String token = warm("alice");

    assertThat(
            seenWhile(
                () -> {
                  synchronized (monitor) {
                    var answer = validate(channels.getFirst(), token);
                    awaitBlocked(inside);
                    return answer;
                  }
                }))
        .anyMatch(sighting -> sighting.startsWith("jdk.JavaMonitorEnter"));
  }

  private static void awaitBlocked(AtomicReference<@Nullable Thread> inside) {
    Thread thread = inside.get();
    while (thread == null || thread.getState() != Thread.State.BLOCKED) {
      Thread.onSpinWait();
      thread = inside.get();
    }
  }

  private List<String> seenWhile(Supplier<Future<ValidateSessionResponse>> call) throws Exception {
    try (EventLoopWatch watch = EventLoopWatch.begin()) {
      assertThat(call.get().get(10, TimeUnit.SECONDS).hasValid()).isTrue();
      return watch.end(directory).onEventLoops();
    }
  }

  /// The real sessions, but for a flaw of the kind that the watch is there for.
  private Sessions sessionsThatFirst(Runnable flaw) {
    Sessions real = cached.sessions();
    return (Sessions)
        Proxy.newProxyInstance(
            Sessions.class.getClassLoader(),
            new Class<?>[] {Sessions.class},
            (_, method, arguments) -> {
              if (method.getName().equals("findWarm")) {
                flaw.run();
              }
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
              }
            });
  }
}
