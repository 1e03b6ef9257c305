package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.app.settings.InvalidConfiguration;
import dev.minipassport.app.settings.Problem;
import dev.minipassport.app.settings.Values;
import dev.minipassport.grpc.admission.Callers;
import dev.minipassport.grpc.admission.San;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.identity.AppId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may call what, as it is written. The files of TLS are not there, which is a problem of its
/// own and not looked at here.
final class CallerSettingsTest {
  private static final String APPS =
      """
      apps:
        - id: wx1shop
          secret: env:WX_SECRET
        - id: wx2games
          secret: env:NOT_SET
      """;
  private static final String TLS = "grpc: {tls: {certificate: c, key: k, client-ca: a}}\n" + APPS;

  @TempDir Path directory = Path.of("");

  private final Map<String, String> environment =
      new HashMap<>(Map.of("WX_SECRET", "0123456789abcdef0123456789abcdef"));

  private List<String> problems(String yaml) {
    return Objects.requireNonNull(
            catchThrowableOfType(InvalidConfiguration.class, () -> load(yaml)),
            "the configuration was accepted")
        .problems()
        .stream()
        .map(Problem::line)
        .filter(line -> line.startsWith("callers") || line.startsWith("grpc.anonymous"))
        .toList();
  }

  private Configuration load(String yaml) throws IOException {
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }

  @Test
  void withoutTlsEverybodyActsForEveryApp() throws IOException {
    environment.put("NOT_SET", "0123456789abcdef0123456789abcdef");

    assertThat(load(APPS).grpc().callers()).isEqualTo(Callers.DEFAULT);
  }

  @Test
  void withoutTlsEverybodyHasTheRolesThatAreGiven() throws IOException {
    environment.put("NOT_SET", "0123456789abcdef0123456789abcdef");

    assertThat(load("grpc: {anonymous-roles: [bff, admin]}\n" + APPS).grpc().callers())
        .isEqualTo(Callers.anonymous(List.of(Role.BFF, Role.ADMIN)));
  }

  @Test
  void withTlsWhoeverIsListedHasWhatIsGrantedThere() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("minipassport.yaml"),
            """
            callers:
              - san: BFF.example.org
                roles: bff
                apps: "*"
              - san: spiffe://example.org/Support
                roles: [support, phone]
                apps: [wx1shop]
            """
                + TLS);
    Callers callers = CallerSettings.from(Values.read(Keys.SCHEMA, Optional.of(file), environment));

    Reach shop = Reach.of(List.of(new AppId("wx1shop")));
    assertThat(callers)
        .isEqualTo(
            Callers.listed(
                Map.of(
                    San.of("bff.example.org"), Map.of(Role.BFF, Reach.EVERYWHERE),
                    San.of("spiffe://example.org/Support"),
                        Map.of(Role.SUPPORT, shop, Role.PHONE, shop))));
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() {
    assertThat(
            problems(
                """
                callers:
                  - san: "*.example.org"
                    roles: [bff, suport]
                    apps: [wx1shop, wx2game]
                  - san: bff.example.org
                    roles: [bff]
                    apps: [wx1shop, "*"]
                  - san: BFF.example.org
                    roles: []
                  - {}
                """
                    + TLS))
        .containsExactlyInAnyOrder(
            "callers[0].san (line 2): must be a DNS name such as bff.example.org or a URI such as"
                + " spiffe://example.org/bff, whole and without wildcards",
            "callers[0].roles (line 3): element 2 must be one of admin, bff, phone, support; did"
                + " you mean \"support\"?",
            "callers[0].apps (line 4): element 2 must be the id of an app in apps, or \"*\" for"
                + " all; did you mean \"wx2games\"?",
            "callers[1].apps (line 7): has \"*\" beside the ids of apps: keep \"*\" for all, or"
                + " the ids",
            "callers[2].san (line 8): is the SAN of an earlier entry; keep one",
            "callers[2].roles (line 9): has no value; give one or remove the line",
            "callers[2].apps: is missing; add it",
            "callers[3].san: is missing; add it",
            "callers[3].roles: is missing; add it",
            "callers[3].apps: is missing; add it");
  }

  @ParameterizedTest
  @CsvSource({
    "'callers: []'",
    "''",
  })
  void withTlsSomebodyMustBeListed(String callers) {
    assertThat(problems(callers + "\n" + TLS))
        .singleElement()
        .asString()
        .startsWith("callers")
        .contains("is empty, and with grpc.tls whoever is not listed may do nothing");
  }

  @Test
  void withoutTlsNobodyCanBeListed() {
    assertThat(problems("callers: [{san: bff.example.org, roles: bff, apps: \"*\"}]\n" + APPS))
        .containsExactly(
            "callers[0] (line 1): is known by its certificate, and without grpc.tls nobody shows"
                + " one; configure grpc.tls, or remove callers");
  }

  @Test
  void aMisspeltKeyIsAnErrorThatSuggestsTheRightOne() {
    assertThat(
            problems(
                "callers: [{sans: bff.example.org, san: a, roles: bff, apps: wx1shop}]\n" + TLS))
        .containsExactly(
            "callers[0].sans (line 1): is no setting; did you mean \"callers[0].san\"?");
  }
}
