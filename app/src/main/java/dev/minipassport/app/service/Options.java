package dev.minipassport.app.service;

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
import dev.minipassport.storage.EmbeddedStoreOptions;
import dev.minipassport.wechat.WeChatOptions;
import java.nio.file.Path;
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

  /// Simulated people live in a directory of their own.
  static EmbeddedStoreOptions store(Configuration configuration, ServeOptions options) {
    return dataDirectory(configuration, options)
        .map(EmbeddedStoreOptions::in)
        .orElseGet(EmbeddedStoreOptions::ephemeral);
  }

  /// Empty for a store that forgets.
  static Optional<Path> dataDirectory(Configuration configuration, ServeOptions options) {
    if (options.ephemeral()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (options.simulation()) {
          case Simulation.None _ -> configuration.storePath();
          case Simulation.Within _, Simulation.Beside _ ->
              configuration.storePath().resolve("simulated");
        });
  }

  /// The settings as they count once the command line has had its say.
  static EffectiveTable table(Configuration configuration, ServeOptions options) {
    Optional<Path> data = dataDirectory(configuration, options);
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
