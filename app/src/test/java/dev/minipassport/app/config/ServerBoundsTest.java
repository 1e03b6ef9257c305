package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What can be set of a store on a server, and what cannot any more.
final class ServerBoundsTest {
  private static final Map<String, String> SECRET =
      Map.of("WX1_SECRET", "0123456789abcdef0123456789abcdef");

  @TempDir Path directory = Path.of("");

  @ParameterizedTest
  @CsvSource({
    "localhost, connections: 3, store.connections, 'a whole number from 4 to 200'",
    "localhost, connections: 201, store.connections, 'a whole number from 4 to 200'",
    "localhost, revocation-lag: 199ms, store.revocation-lag, 'a duration from 200ms to 1m'",
    "localhost, revocation-lag: 60001ms, store.revocation-lag, 'a duration from 200ms to 1m'",
    "db.internal, connections: 4, store.url, 'sslmode=verify-full'",
  })
  void beyondItsBoundsASettingIsRefusedByName(
      String host, String setting, String key, String advice) {
    assertThat(problems(() -> load(host, setting)))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(key);
              assertThat(problem.text()).contains(advice);
            });
  }

  @Test
  void whatIsWrongIsSaidAtOnceWhereTheServerIsNotNamedYet() throws IOException {
    Path file = directory.resolve("minipassport.yaml");
    Files.writeString(
        file,
        """
        store: {engine: postgresql, password: env:NOT_SET, connections: 3, revocation-lag: 1s}
        apps: [{id: wx1, secret: env:WX1_SECRET}]
        """);

    assertThat(problems(() -> Configuration.load(Optional.of(file), SECRET, Platform.WECHAT)))
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "store.url", "store.user", "store.keys", "store.password", "store.connections");
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, connections: 4",
    "localhost, connections: 200",
    "localhost, revocation-lag: 200ms",
    "localhost, revocation-lag: 1m",
  })
  void withinThemItIsTaken(String host, String setting) throws IOException {
    assertThat(load(host, setting).store().server()).isPresent();
  }

  private static List<Problem> problems(ThrowingCallable loading) {
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidConfiguration.class, loading),
            "the configuration was accepted")
        .problems();
  }

  private Configuration load(String host, String setting) throws IOException {
    Path file = directory.resolve("minipassport.yaml");
    Files.writeString(
        file,
        """
        store: {engine: postgresql, url: "jdbc:postgresql://%s/m", user: m, keys: k, %s}
        apps: [{id: wx1, secret: env:WX1_SECRET}]
        """
            .formatted(host, setting));
    return Configuration.load(Optional.of(file), SECRET, Platform.WECHAT);
  }
}
