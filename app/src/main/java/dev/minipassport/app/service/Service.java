package dev.minipassport.app.service;

import com.google.inject.Injector;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.AppSettings;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.ServedApps;
import dev.minipassport.app.metrics.Counted;
import dev.minipassport.app.metrics.MetricsServer;
import dev.minipassport.app.simulation.RemoteClock;
import dev.minipassport.app.simulation.SimulatedWeChat;
import dev.minipassport.app.simulation.Simulation;
import dev.minipassport.app.usecase.UseCasesModule;
import dev.minipassport.grpc.CannotListen;
import dev.minipassport.grpc.GrpcServer;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.simulator.WeChatSimulator;
import dev.minipassport.storage.OpenStore;
import dev.minipassport.storage.StorePorts;
import dev.minipassport.storage.cache.NearCache;
import dev.minipassport.wechat.Timepieces;
import dev.minipassport.wechat.content.WeChatContentCheck;
import dev.minipassport.wechat.phone.WeChatPhoneNumbers;
import dev.minipassport.wechat.push.WeChatPushes;
import dev.minipassport.wechat.sessionkey.WeChatKeyAuthority;
import dev.minipassport.wechat.sessionkey.WeChatNetworkCipher;
import dev.minipassport.wechat.userdata.WeChatUserData;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Starts the service, part by part: what stands for WeChat, the store, WeChat's client, the
/// server, the word that it is ready. The [Lifecycle] stops them in the opposite order.
public final class Service {
  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  /// About 50 MB when full.
  private static final int CACHED_SESSIONS = 100_000;

  private final Lifecycle lifecycle;
  private final ServeOptions options;
  private final Optional<ReadyFile> ready;
  private final RandomGenerator random = new SecureRandom();

  private Service(Lifecycle lifecycle, ServeOptions options) {
    this.lifecycle = lifecycle;
    this.options = options;
    this.ready = options.readyFile().map(ReadyFile::at);
  }

  /// Returns once everything serves.
  ///
  /// @throws Refusal and its like, with what to do, if something cannot be started
  public static Serving start(
      Lifecycle lifecycle, Configuration configuration, ServeOptions options)
      throws InterruptedException {
    return new Service(lifecycle, options).start(configuration);
  }

  private Serving start(Configuration configuration) throws InterruptedException {
    return switch (options.simulation()) {
      case Simulation.None _ -> serve(configuration, Clock.systemUTC(), Optional.empty());
      case Simulation.Within(int port) -> {
        WeChatSimulator simulator =
            lifecycle.start(
                "simulator",
                () -> SimulatedWeChat.open(port, "--simulator-port"),
                WeChatSimulator::close);
        Configuration simulated = simulated(configuration, simulator);
        yield serve(simulated, simulator.clock().withZone(ZoneOffset.UTC), Optional.of(simulator));
      }
      case Simulation.Beside(var uri) -> {
        refuseRealWeChat(configuration);
        RemoteClock clock =
            lifecycle.start(
                "simulator's clock",
                () -> RemoteClock.follow(uri, InstantSource.system()),
                RemoteClock::close);
        yield serve(configuration, clock.asClock(), Optional.empty());
      }
    };
  }

  /// Real people must not be judged by a clock that is moved by hand.
  private static void refuseRealWeChat(Configuration configuration) {
    if ("https".equals(configuration.wechat().baseUri().getScheme())) {
      throw Refusal.ofUsage(
          "With --simulator, wechat.base-uri must be the simulator's too, such as"
              + " http://127.0.0.1:8080; set it in the configuration.");
    }
  }

  private Configuration simulated(Configuration configuration, WeChatSimulator simulator) {
    Configuration simulated =
        configuration.simulatedBy(simulator.baseUri(), SimulatedWeChat.demoApp(random));
    for (AppSettings app : simulated.apps()) {
      SimulatedWeChat.register(simulator, app);
    }
    return simulated;
  }

  private Serving serve(
      Configuration configuration, Clock clock, Optional<WeChatSimulator> simulator) {
    Options.table(configuration, options).lines().forEach(line -> LOG.info("Configured: {}", line));
    var apps = new ServedApps(configuration.apps(), clock);
    OpenStore store =
        lifecycle.start(
            "store", () -> Options.open(configuration, options, clock), OpenStore::close);
    ServedPurposes.seed(configuration.apps(), store.ports().purposes());
    WeChatClients weChat =
        lifecycle.start(
            "client of WeChat",
            () ->
                WeChatClients.of(
                    Options.weChat(configuration.wechat()),
                    apps,
                    new Timepieces(clock, System::nanoTime, random)),
            WeChatClients::close);
    LiveRegistry registry =
        lifecycle.start(
            "registered apps",
            () -> LiveRegistry.over(store.ports().appRegistry(), apps),
            LiveRegistry::close);
    NearCache cache = store.cache(CACHED_SESSIONS);
    if (store.changesHeard().isPresent()) {
      FeedLog _ =
          lifecycle.start(
              "log of the feed",
              () -> FeedLog.of(() -> store.changesHeard().orElseThrow(), cache::statistics),
              FeedLog::close);
    }
    StorePorts cached = store.ports().behind(cache);
    Injector injector =
        StrictModule.injector(
            new OutsideModule(ports(cached, registry, weChat, apps), apps, Instruments.of(clock)),
            new UseCasesModule(
                Options.logins(configuration, options.simulation()), configuration.userData()),
            new WireModule(Options.grpc(configuration.grpc())));
    GrpcServer server = injector.getInstance(GrpcServer.class);
    Optional<MetricsServer> metrics =
        configuration
            .metricsPort()
            .map(
                port ->
                    lifecycle.start(
                        "metrics",
                        () -> MetricsServer.start(port, counted(server, cache, store)),
                        MetricsServer::close));
    listen(server, configuration);
    var serving = serving(configuration, server, metrics, simulator);
    announce(serving);
    return serving;
  }

  private Ports ports(
      StorePorts store, AppRegistry registry, WeChatClients weChat, ServedApps apps) {
    return new Ports(
        store.sessions(),
        store.logins(),
        store.loginCodes(),
        store.sessionKeys(),
        store.handoffs(),
        store.accounts(),
        store.changes(),
        store.purposes(),
        store.dossiers(),
        store.replaySeal(),
        store.opaqueSeal(),
        store.receiptSigner(),
        store.verdicts(),
        store.pushMemory(),
        store.identities(),
        store.people(),
        store.audit(),
        registry,
        weChat.exchange(),
        new WeChatUserData(),
        new WeChatContentCheck(weChat.calls()),
        new WeChatPhoneNumbers(weChat.calls()),
        new WeChatKeyAuthority(weChat.calls()),
        new WeChatNetworkCipher(weChat.calls(), random),
        new WeChatPushes(apps, random));
  }

  private static Counted counted(GrpcServer server, NearCache cache, OpenStore store) {
    return new Counted(
        server::counts,
        server::inFlight,
        cache::statistics,
        store.changesHeard().map(_ -> () -> store.changesHeard().orElseThrow()));
  }

  private void listen(GrpcServer server, Configuration configuration) {
    try {
      GrpcServer _ =
          lifecycle.start(
              "server",
              () -> {
                server.start();
                return server;
              },
              started -> drain(started, configuration));
    } catch (CannotListen e) {
      throw Refusal.failed("Minipassport " + e.getMessage(), e);
    }
  }

  private static void drain(GrpcServer server, Configuration configuration)
      throws InterruptedException {
    LOG.info("Draining: not serving any more, finishing {} calls", server.inFlight());
    switch (server.drain(configuration.grpc().drain())) {
      case COMPLETE -> LOG.info("Drained: every call was finished");
      case CUT_SHORT ->
          LOG.warn("Drained: calls were cut off after {}", configuration.grpc().drain());
    }
  }

  private Serving serving(
      Configuration configuration,
      GrpcServer server,
      Optional<MetricsServer> metrics,
      Optional<WeChatSimulator> simulator) {
    return new Serving(
        configuration.grpc().host().getHostAddress(),
        server.port(),
        configuration.grpc().tls().isPresent(),
        Options.place(configuration, options),
        metrics.map(MetricsServer::uri),
        configuration.wechat().baseUri(),
        simulator.map(WeChatSimulator::baseUri),
        configuration.apps().stream().map(app -> app.app().id()).toList());
  }

  private void announce(Serving serving) {
    if (ready.isPresent()) {
      ReadyFile _ =
          lifecycle.start("ready file", () -> ready.get().write(serving.facts()), ReadyFile::close);
    }
    LOG.info("Serving on {} port {}", serving.host(), serving.port());
  }
}
