package dev.minipassport.app.service;

import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.EffectiveTable;
import dev.minipassport.app.config.GrpcLimits;
import dev.minipassport.app.config.GrpcSettings;
import dev.minipassport.app.config.TlsSettings;
import dev.minipassport.app.config.WeChatSettings;
import dev.minipassport.app.settings.Origin;
import dev.minipassport.app.simulation.Simulation;
import dev.minipassport.grpc.CallLimits;
import dev.minipassport.grpc.ConnectionLimits;
import dev.minipassport.grpc.GrpcServerOptions;
import dev.minipassport.login.LoginTerms;
import dev.minipassport.storage.OpenStore;
import dev.minipassport.storage.postgresql.PostgresStore;
import dev.minipassport.storage.postgresql.PostgresStoreOptions;
import dev.minipassport.storage.sqlite.EmbeddedStore;
import dev.minipassport.storage.sqlite.EmbeddedStoreOptions;
import dev.minipassport.wechat.WeChatOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// Says to each adapter, in its own words, what the configuration says.
final class Options {

  /// The store may take this long to commit after WeChat has answered: a write's wait for its turn
  /// and its way to the disk.
  private static final Duration COMMIT = Duration.ofSeconds(12);

  private Options() {}

  static GrpcServerOptions grpc(GrpcSettings settings) {
    GrpcLimits limits = settings.limits();
    return new GrpcServerOptions(
        settings.host().getHostAddress(),
        settings.port(),
        settings.reflection(),
        settings.tls().map(TlsSettings::forServer),
        settings.callers(),
        connections(limits),
        new CallLimits(
            limits.validations(),
            limits.logins(),
            limits.calls(),
            CallLimits.DEFAULT.longestValidation(),
            CallLimits.DEFAULT.longestOther()));
  }

  private static ConnectionLimits connections(GrpcLimits limits) {
    ConnectionLimits preset = ConnectionLimits.DEFAULT;
    return new ConnectionLimits(
        limits.connections(),
        limits.messageSize(),
        preset.metadataBytes(),
        limits.callsPerConnection(),
        preset.resetsPerMinute(),
        preset.handshake(),
        preset.keepAlive(),
        preset.permitKeepAlive(),
        preset.idle(),
        preset.age(),
        preset.ageGrace());
  }

  static WeChatOptions weChat(WeChatSettings settings) {
    return new WeChatOptions(
        settings.baseUri(),
        settings.fallbackUri(),
        settings.connectTimeout(),
        settings.totalTimeout(),
        settings.inFlight(),
        Optional.empty());
  }

  static OpenStore open(Configuration configuration, ServeOptions options, Clock clock) {
    Optional<PostgresStoreOptions> server = configuration.store().server();
    if (server.isPresent()) {
      refuseOnServer(options);
      return PostgresStore.open(server.get(), clock);
    }
    return EmbeddedStore.open(embedded(configuration, options), clock);
  }

  /// Made-up people must not meet real ones, and a server forgets nothing.
  private static void refuseOnServer(ServeOptions options) {
    if (options.ephemeral() || options.simulation() instanceof Simulation.Within) {
      throw Refusal.ofUsage(
          "--ephemeral and --simulate are for the embedded store; leave out store.engine, or run"
              + " `simulate` and give a database of its own to serve --simulator.");
    }
  }

  /// Simulated people live in a directory of their own.
  private static EmbeddedStoreOptions embedded(Configuration configuration, ServeOptions options) {
    return dataDirectory(configuration, options)
        .map(EmbeddedStoreOptions::in)
        .orElseGet(EmbeddedStoreOptions::ephemeral);
  }

  /// Where the data are, or what becomes of them.
  static String place(Configuration configuration, ServeOptions options) {
    return configuration
        .store()
        .server()
        .map(PostgresStoreOptions::url)
        .or(() -> dataDirectory(configuration, options).map(Path::toString))
        .orElse("forgotten at the end");
  }

  /// Empty for a store that forgets, and for one that is elsewhere.
  private static Optional<Path> dataDirectory(Configuration configuration, ServeOptions options) {
    if (options.ephemeral() || configuration.store().server().isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (options.simulation()) {
          case Simulation.None _ -> configuration.store().path();
          case Simulation.Within _, Simulation.Beside _ ->
              configuration.store().path().resolve("simulated");
        });
  }

  /// The settings as they count once the command line has had its say.
  static EffectiveTable table(Configuration configuration, ServeOptions options) {
    Optional<Path> data = dataDirectory(configuration, options);
    if (configuration.store().server().isPresent()) {
      return configuration.table();
    }
    if (data.isEmpty()) {
      return configuration.tableWithStore(
          "(forgotten at the end)", new Origin.Option("--ephemeral"));
    }
    String place = data.get().toString();
    return switch (options.simulation()) {
      case Simulation.None _ -> configuration.table();
      case Simulation.Within _ ->
          configuration.tableWithStore(place, new Origin.Option("--simulate"));
      case Simulation.Beside _ ->
          configuration.tableWithStore(place, new Origin.Option("--simulator"));
    };
  }

  /// A claimant counts as dead once exchange, repetition and commit must be over.
  static LoginTerms logins(Configuration configuration, Simulation simulation) {
    return new LoginTerms(
        configuration.wechat().totalTimeout().multipliedBy(2).plus(COMMIT),
        !(simulation instanceof Simulation.None));
  }
}
