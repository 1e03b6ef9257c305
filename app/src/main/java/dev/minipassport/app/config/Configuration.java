package dev.minipassport.app.config;

import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Origin;
import dev.minipassport.app.settings.Values;
import dev.minipassport.userdata.UserDataTerms;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that this program was told, and understood.
///
/// @param metricsPort where the metrics are fetched; 0 takes a free one
/// @param table every setting as it counts, secrets hidden
public record Configuration(
    GrpcSettings grpc,
    StoreSettings store,
    WeChatSettings wechat,
    UserDataTerms userData,
    List<AppSettings> apps,
    Optional<Integer> metricsPort,
    LogSettings log,
    EffectiveTable table) {

  /// Reads the file, if there is one, and the variables that override it.
  ///
  /// @throws InvalidConfiguration naming every problem at once
  public static Configuration load(
      Optional<Path> file, Map<String, String> environment, Platform platform) {
    Values values = Values.read(Keys.SCHEMA, file, environment);
    GrpcSettings grpc = GrpcSettings.from(values);
    StoreSettings store = StoreSettings.from(values);
    Optional<WeChatSettings> wechat = WeChatSettings.from(values);
    var userData = new UserDataTerms(values.get(Keys.USER_DATA_OLDEST));
    List<AppSettings> apps = AppSettings.listFrom(values);
    Optional<Integer> metricsPort = values.find(Keys.METRICS_PORT);
    LogSettings log = LogSettings.from(values);
    if (values.entries("apps").isEmpty() && platform == Platform.WECHAT) {
      values.problem("apps", "is empty; add an entry with the id and the secret of a mini program");
    }
    values.throwIfAnyProblem();
    return new Configuration(
        grpc,
        store,
        wechat.orElseThrow(),
        userData,
        apps,
        metricsPort,
        log,
        new EffectiveTable(values.table()));
  }

  /// Every setting there is, with its default and the variable that overrides it.
  public static List<String> settings() {
    return Keys.SCHEMA.describe();
  }

  /// With a simulator for WeChat, reflection, and one more mini program, unless one of its id is
  /// there.
  public Configuration simulatedBy(URI simulator, AppSettings further) {
    var origin = new Origin.Option("--simulate");
    Configuration simulated =
        new Configuration(
            grpc.withReflection(),
            store,
            wechat.at(simulator),
            userData,
            apps,
            metricsPort,
            log,
            table
                .with(Keys.WECHAT_BASE.path(), simulator.toString(), origin)
                .without(Keys.WECHAT_FALLBACK.path())
                .with(Keys.GRPC_REFLECTION.path(), "true", origin));
    return simulated.serving(further, origin);
  }

  private Configuration serving(AppSettings further, Origin origin) {
    if (apps.stream().anyMatch(app -> app.app().id().equals(further.app().id()))) {
      return this;
    }
    var all = new ArrayList<>(apps);
    all.add(further);
    return new Configuration(
        grpc,
        store,
        wechat,
        userData,
        List.copyOf(all),
        metricsPort,
        log,
        table.with(AppRows.of(further, "apps[" + apps.size() + "]", origin)));
  }

  /// The table where the command line decides what becomes of the data.
  ///
  /// @param place where they are, or what happens to them
  public EffectiveTable tableWithStore(String place, Origin origin) {
    return table.with(Keys.STORE_PATH.path(), place, origin);
  }

  /// Who answers for WeChat. A simulator brings an app of its own, so none need be configured.
  public enum Platform {
    WECHAT,
    SIMULATOR
  }
}
