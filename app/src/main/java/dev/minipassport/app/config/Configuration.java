package dev.minipassport.app.config;

import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Values;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// All that this program was told, and understood.
///
/// @param storePath the data directory of the embedded store
/// @param table every setting as it counts, secrets hidden
public record Configuration(
    GrpcSettings grpc,
    Path storePath,
    WeChatSettings wechat,
    List<AppSettings> apps,
    LogSettings log,
    EffectiveTable table) {

  /// Reads the file, if there is one, and the variables that override it.
  ///
  /// @throws InvalidConfiguration naming every problem at once
  public static Configuration load(
      Optional<Path> file, Map<String, String> environment, Platform platform) {
    Values values = Values.read(Keys.SCHEMA, file, environment);
    GrpcSettings grpc = GrpcSettings.from(values);
    Path storePath = values.get(Keys.STORE_PATH);
    Optional<WeChatSettings> wechat = WeChatSettings.from(values);
    List<AppSettings> apps = AppSettings.listFrom(values);
    LogSettings log = LogSettings.from(values);
    if (values.entries().isEmpty() && platform == Platform.WECHAT) {
      values.problem("apps", "is empty; add an entry with the id and the secret of a mini program");
    }
    values.throwIfAnyProblem();
    return new Configuration(
        grpc, storePath, wechat.orElseThrow(), apps, log, EffectiveTable.of(values.table()));
  }

  /// Every setting there is, with its default and the variable that overrides it.
  public static List<String> settings() {
    return Keys.SCHEMA.describe();
  }

  /// Adds a mini program, unless one of its id is there.
  public Configuration serving(AppSettings further) {
    if (apps.stream().anyMatch(app -> app.app().id().equals(further.app().id()))) {
      return this;
    }
    var all = new ArrayList<>(apps);
    all.add(further);
    return new Configuration(grpc, storePath, wechat, List.copyOf(all), log, table);
  }

  public Configuration with(GrpcSettings other) {
    return new Configuration(other, storePath, wechat, apps, log, table);
  }

  public Configuration with(WeChatSettings other) {
    return new Configuration(grpc, storePath, other, apps, log, table);
  }

  /// Who answers for WeChat. A simulator brings an app of its own, so none need be configured.
  public enum Platform {
    WECHAT,
    SIMULATOR
  }
}
