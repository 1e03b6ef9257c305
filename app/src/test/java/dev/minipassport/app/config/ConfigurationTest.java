package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.session.SessionTerms.Overflow;
import dev.minipassport.userdata.UserDataTerms;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String ONE_APP =
      """
      apps:
        - id: wx1
          secret: env:WX1_SECRET
      """;

  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment = new HashMap<>(Map.of("WX1_SECRET", SECRET));

  @Test
  void anAppIsAllThatMustBeGiven() throws IOException {
    Configuration configuration = load(ONE_APP);

    assertThat(configuration.grpc().port()).isEqualTo(50_051);
    assertThat(configuration.grpc().host().isLoopbackAddress()).isTrue();
    assertThat(configuration.grpc().reflection()).isFalse();
    assertThat(configuration.wechat().baseUri()).isEqualTo(URI.create("https://api.weixin.qq.com"));
    assertThat(configuration.wechat().fallbackUri())
        .contains(URI.create("https://api2.weixin.qq.com"));
    assertThat(configuration.store().path()).isEqualTo(directory.resolve("data"));
    assertThat(configuration.userData()).isEqualTo(UserDataTerms.DEFAULT);
    assertThat(configuration.metricsPort()).isEmpty();
    assertThat(configuration.apps())
        .singleElement()
        .satisfies(
            app -> {
              assertThat(app.app().id()).isEqualTo(new AppId("wx1"));
              assertThat(app.terms()).isEqualTo(SessionTerms.DEFAULT);
              assertThat(app.secret().<String>use(text -> text)).isEqualTo(SECRET);
            });
  }

  @Test
  void everythingCanBeSaid() throws IOException {
    Configuration configuration =
        load(
            """
            grpc: {port: 0, reflection: true, drain: 5s, limits: {message-size: 128KB, calls: 7}}
            store: {path: elsewhere/store}
            wechat: {base-uri: "http://127.0.0.1:8080", connect-timeout: 500ms, in-flight: 3}
            user-data: {oldest: 5m}
            metrics: {port: 9090}
            log: {format: json, level: debug}
            apps:
              - id: wx1
                secret: env:WX1_SECRET
                owner: us
                sessions: {absolute: P10D, idle: 1d12h, limit: 2, overflow: refuse,
                  rotation-age: 1h}
            """);

    assertThat(configuration.grpc().port()).isZero();
    assertThat(configuration.metricsPort()).contains(9090);
    assertThat(configuration.grpc().drain()).isEqualTo(Duration.ofSeconds(5));
    assertThat(configuration.grpc().limits().messageSize()).isEqualTo(128 * 1024);
    assertThat(configuration.grpc().limits().calls()).isEqualTo(7);
    assertThat(configuration.store().path()).isEqualTo(directory.resolve("elsewhere/store"));
    assertThat(configuration.wechat().connectTimeout()).isEqualTo(Duration.ofMillis(500));
    assertThat(configuration.wechat().fallbackUri()).isEmpty();
    assertThat(configuration.userData().oldest()).isEqualTo(Duration.ofMinutes(5));
    assertThat(configuration.log().format()).isEqualTo(LogSettings.Format.JSON);
    assertThat(configuration.apps().getFirst().terms())
        .isEqualTo(
            new SessionTerms(
                Duration.ofDays(10),
                Duration.ofHours(36),
                2,
                Overflow.REFUSE,
                Duration.ofHours(1)));
  }

  @Test
  void aSecretMayStandInAFileOfTheOwnerAlone() throws IOException {
    Path file = secretFile("rw-------");

    Configuration configuration = load("apps: [{id: wx1, secret: \"file:" + file + "\"}]");

    assertThat(configuration.apps().getFirst().secret().<String>use(text -> text))
        .isEqualTo(SECRET);
  }

  @Test
  void aVariableOverridesTheFile() throws IOException {
    environment.put("MINIPASSPORT_GRPC_PORT", "7");
    environment.put("MINIPASSPORT_APPS_0_SESSIONS_LIMIT", "9");

    Configuration configuration = load("grpc: {port: 8}\n" + ONE_APP);

    assertThat(configuration.grpc().port()).isEqualTo(7);
    assertThat(configuration.apps().getFirst().terms().limit()).isEqualTo(9);
  }

  @Test
  void variablesAloneAreEnough() {
    environment.put("MINIPASSPORT_APPS_0_ID", "wx1");
    environment.put("MINIPASSPORT_APPS_0_SECRET", "env:MINIPASSPORT_MY_SECRET");
    environment.put("MINIPASSPORT_MY_SECRET", SECRET);

    Configuration configuration =
        Configuration.load(Optional.empty(), environment, Platform.WECHAT);

    assertThat(configuration.apps()).hasSize(1);
  }

  @Test
  void aSimulatorNeedsNoApp() {
    assertThat(Configuration.load(Optional.empty(), Map.of(), Platform.SIMULATOR).apps()).isEmpty();
  }

  @Test
  void theTableShowsEverySettingAndHidesSecrets() throws IOException {
    environment.put("MINIPASSPORT_GRPC_PORT", "7");

    List<String> lines = load(ONE_APP).table().lines();

    assertThat(lines)
        .anySatisfy(line -> assertThat(line).matches("grpc.port +7 +MINIPASSPORT_GRPC_PORT"))
        .anySatisfy(line -> assertThat(line).matches("apps\\[0].secret +\\(secret\\) +line 3"))
        .anySatisfy(line -> assertThat(line).matches("log.level +info +default"))
        .allSatisfy(line -> assertThat(line).doesNotContain(SECRET).doesNotContain("WX1_SECRET"));
  }

  @Test
  void theTableShowsWhatASimulatorChanges() throws IOException {
    var further =
        new AppSettings(
            new App(new AppId("wx2"), Optional.of(new OwnerId("demo"))),
            new AppSecret(SECRET),
            SessionTerms.DEFAULT);
    String wechat = "wechat: {fallback-uri: \"https://api2.weixin.qq.com\"}\n";

    List<String> lines =
        load(wechat + ONE_APP)
            .simulatedBy(URI.create("http://127.0.0.1:4711"), further)
            .table()
            .lines();

    assertThat(lines)
        .anyMatch(line -> line.matches("wechat.base-uri +http://127.0.0.1:4711 +--simulate"))
        .anyMatch(line -> line.matches("grpc.reflection +true +--simulate"))
        .anyMatch(line -> line.matches("apps\\[0].id +wx1 +line 3"))
        .anyMatch(line -> line.matches("apps\\[1].id +wx2 +--simulate"))
        .anyMatch(line -> line.matches("apps\\[1].secret +\\(secret\\) +--simulate"))
        .noneMatch(line -> line.contains("fallback-uri") || line.contains("api.weixin.qq.com"))
        .noneMatch(line -> line.contains(SECRET));
  }

  private Path secretFile(String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }
}
