package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ConfigurationRefusalTest {
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
  void allErrorsAreNamedAtOnceEachWithItsKeyAndLine() {
    assertThat(
            problems(
                """
                grpc:
                  port: 99999
                  port: 7
                log: {level: loud}
                apps:
                  - id: wx1
                    secret: env:WX1_SECRET
                    sessions: {idle: 40d, absolute: 30d}
                  - id: wx1
                    secret: env:NOT_SET
                  - secret: file:missing
                """))
        .extracting(Problem::line)
        .containsExactlyInAnyOrder(
            "grpc.port (line 3): stands here for the second time; keep one",
            "grpc.port (line 2): must be a whole number from 0 to 65535",
            "log.level (line 4): must be one of debug, error, info, warn",
            "apps[0].sessions (line 8): absolute must not be shorter than idle",
            "apps[1].id (line 9): is the id of an earlier entry; keep one",
            "apps[1].secret (line 10): names a variable that is not set; set it in the environment"
                + " of this process",
            "apps[2].id: is missing; add it",
            "apps[2].secret (line 11): names a file that cannot be read; check that it exists and"
                + " belongs to this user");
  }

  @ParameterizedTest
  @CsvSource({
    "'grpc: {port: -1}', grpc.port, 'whole number'",
    "'grpc: {port: http}', grpc.port, 'whole number'",
    "'grpc: {port: }', grpc.port, 'has no value'",
    "'grpc: {host: example.org}', grpc.host, 'IP address'",
    "'grpc: {host: 0.0.0.0}', grpc.host, 'must be 127.0.0.1 as long as there is no TLS'",
    "'grpc: {reflection: maybe}', grpc.reflection, 'one of false, true'",
    "'grpc: {drain: 31s}', grpc.drain, 'duration from 100ms to 30s'",
    "'grpc: {limits: {message-size: 1GB}}', grpc.limits.message-size, 'must be a size'",
    "'grpc: {tls: {key: k.pem}}', grpc.tls, 'needs all of'",
    "'grpc: {tls: {certificate: c, key: k, client-ca: a}}', grpc.tls.key, 'cannot be read'",
    "'grpc: 4', grpc, 'is a section'",
    "'wechat: {total-timeout: -3s}', wechat.total-timeout, 'must be a duration'",
    "'wechat: {total-timeout: 28s}', wechat.total-timeout, 'duration from 100ms to 24s'",
    "'wechat: {base-uri: \"https://example.org:99999\"}', wechat.base-uri, 'must be a URI'",
    "'wechat: {connect-timeout: 1 parsec}', wechat.connect-timeout, 'must be a duration'",
    "'wechat: {base-uri: nonsense}', wechat.base-uri, 'must be a URI'",
    "'wechat: {base-uri: \"http://example.org\"}', wechat.base-uri, 'must be https'",
    "'wechat: {base-uri: \"https://u:p@example.org\"}', wechat.base-uri, 'must be a URI'",
    "'wechat: {base-uri: \"https://example.org/v1\"}', wechat.base-uri, 'scheme, host and port'",
    "'log: {format: xml}', log.format, 'one of auto, json, text'",
    "'log: [a, b]', 'log[0]', 'is no setting'",
  })
  void aWrongValueIsRefusedByNameAndSaysWhatWouldDo(String yaml, String key, String advice) {
    assertThat(problems(yaml + "\n" + ONE_APP))
        .anySatisfy(
            problem -> {
              assertThat(problem.path()).isEqualTo(key);
              assertThat(problem.text()).contains(advice);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "'grpc: {prot: 1}', grpc.port",
    "'store: {pth: x}', store.path",
    "'stor: {path: x}', store.path",
    "'port: 1', grpc.port",
    "'log: {levle: info}', log.level",
  })
  void aMisspeltKeyIsAnErrorThatSuggestsTheRightOne(String yaml, String meant) {
    assertThat(problems(yaml + "\n" + ONE_APP))
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("is no setting; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({
    "'url: \"jdbc:postgresql://db/m\"', store.url",
    "'user: m', store.user",
    "'password: env:NOT_SET', store.password",
    "'keys: keys.json', store.keys",
    "'connections: 16', store.connections",
    "'revocation-lag: 1s', store.revocation-lag",
    "'wake-ups: false', store.wake-ups",
  })
  void whatIsForAServerIsNotPassedOverBesideTheEmbeddedStore(String setting, String key) {
    assertThat(problems("store: {" + setting + "}\n" + ONE_APP))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(key);
              assertThat(problem.text()).contains("set store.engine to postgresql");
            });
  }

  @Test
  void aKeyLikeNoOtherGetsNoSuggestion() {
    assertThat(problems("quux: 1\n" + ONE_APP))
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("remove it")
        .doesNotContain("did you mean");
  }

  @Test
  void aSecretIsGivenByReferenceOnlyAndNeverRepeated() {
    List<Problem> problems = problems("apps: [{id: wx1, secret: " + SECRET + "}]");

    assertThat(problems)
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("apps[0].secret");
              assertThat(problem.text()).contains("env:NAME").contains("file:PATH");
              assertThat(problem.line()).doesNotContain(SECRET);
            });
  }

  @Test
  void aSecretInAnyWrongPlaceIsNotRepeatedEither() {
    String everywhere =
        """
        grpc: {port: %1$s, host: %1$s, reflection: %1$s, drain: %1$s}
        wechat: {base-uri: "%1$s", in-flight: %1$s}
        log: {level: %1$s}
        secret: %1$s
        apps: [{id: "a b %1$s", secret: "%1$s", owner: "%1$s!", sessions: {limit: %1$s}}]
        """
            .formatted(SECRET);

    assertThat(problems(everywhere))
        .hasSizeGreaterThan(9)
        .allSatisfy(problem -> assertThat(problem.line()).doesNotContain(SECRET));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x1y", "0123456789abcdef0123456789abcde"})
  void aSecretThatWasNotCopiedWholeIsRefusedByName(String piece) {
    environment.put("WX1_SECRET", piece);

    assertThat(problems(ONE_APP))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo("apps[0].secret");
              assertThat(problem.line()).contains("32 characters").doesNotContain(piece);
            });
  }

  @Test
  void filesThatAreNoPemAreRefusedByName() throws IOException {
    for (String name : List.of("a.crt", "a.key", "ca.crt")) {
      Path _ = Files.writeString(directory.resolve(name), "-----BEGIN GARBAGE-----\n");
    }

    assertThat(
            problems(
                "grpc: {tls: {certificate: a.crt, key: a.key, client-ca: ca.crt}}\n"
                    + "callers: [{san: bff, roles: bff, apps: wx1}]\n"
                    + ONE_APP))
        .extracting(Problem::path)
        .containsExactly("grpc.tls.certificate", "grpc.tls.client-ca");
  }

  @Test
  void invalidYamlIsPlacedAndNotQuoted() {
    assertThat(problems("apps:\n  - secret: [" + SECRET + "\n"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.text()).contains("no valid YAML");
              assertThat(problem.line()).contains("line ").doesNotContain(SECRET);
            });
  }

  @Test
  void aSecretInAFileThatOthersMayReadIsRefused() throws IOException {
    Path file = secretFile("rw-r-----");

    assertThat(problems("apps: [{id: wx1, secret: \"file:" + file + "\"}]"))
        .singleElement()
        .extracting(Problem::text)
        .asString()
        .contains("chmod 600");
  }

  @Test
  void aVariableThatOverridesNothingIsAnErrorWithASuggestion() {
    environment.put("MINIPASSPORT_GRPC_PROT", "1");
    environment.put("MINIPASSPORT_APPS_0_SECRT", "1");

    assertThat(problems(ONE_APP))
        .extracting(Problem::line)
        .containsExactly(
            "MINIPASSPORT_APPS_0_SECRT: overrides nothing; did you mean"
                + " \"MINIPASSPORT_APPS_0_SECRET\"?",
            "MINIPASSPORT_GRPC_PROT: overrides nothing; did you mean \"MINIPASSPORT_GRPC_PORT\"?");
  }

  @Test
  void aWrongVariableIsNamedAsTheOrigin() {
    environment.put("MINIPASSPORT_GRPC_PORT", "many");

    assertThat(problems(ONE_APP))
        .extracting(Problem::line)
        .containsExactly(
            "grpc.port (MINIPASSPORT_GRPC_PORT): must be a whole number from 0 to 65535");
  }

  @Test
  void withoutAnyAppThereIsNothingToServe() {
    assertThat(problems("grpc: {port: 1}")).extracting(Problem::path).containsExactly("apps");
  }

  @Test
  void aMissingFileIsNamed() {
    InvalidConfiguration refused =
        catchThrowableOfType(
            InvalidConfiguration.class,
            () ->
                Configuration.load(
                    Optional.of(directory.resolve("none.yaml")), environment, Platform.WECHAT));

    assertThat(refused).hasMessageContaining("none.yaml: is no file; check the path");
  }

  @Test
  void aSecondDocumentAndAnAliasAreRefused() {
    assertThat(problems(ONE_APP + "---\na: 1\n"))
        .extracting(Problem::text)
        .contains("has a second document; keep one");
    assertThat(problems("store: {path: &x data}\ngrpc: {host: *x}\n" + ONE_APP))
        .extracting(Problem::text)
        .contains("is a YAML alias (*name), which is not supported; write the value");
  }

  private Path secretFile(String permissions) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }

  private List<Problem> problems(String yaml) {
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidConfiguration.class, () -> load(yaml)),
            "the configuration was accepted")
        .problems();
  }
}
