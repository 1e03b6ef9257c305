package dev.minipassport.app.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.minipassport.app.ExitStatus;
import dev.minipassport.app.Refusal;
import dev.minipassport.app.config.Configuration;
import dev.minipassport.app.config.Configuration.Platform;
import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ServedPurposesTest {
  @TempDir Path directory = Path.of("");

  @Test
  void thePurposesOfEveryAppBecomeCurrent() throws IOException {
    var store = new Seeded(Set.of());

    ServedPurposes.seed(configured().apps(), store);

    assertThat(store.current(new AppId("wx1"))).extracting(Purpose::version).containsExactly(3);
    assertThat(store.current(new AppId("wx2"))).extracting(Purpose::version).containsExactly(7);
    assertThat(store.seen).containsKey(new AppId("wx3"));
  }

  @Test
  void aPurposeThatSaysSomethingElseUnderItsVersionIsRefusedByName() throws IOException {
    var store = new Seeded(Set.of(new AppId("wx1"), new AppId("wx2")));
    Configuration configuration = configured();

    Refusal refusal =
        Objects.requireNonNull(
            catchThrowableOfType(
                Refusal.class, () -> ServedPurposes.seed(configuration.apps(), store)));

    assertThat(refusal.status()).isEqualTo(ExitStatus.USAGE);
    assertThat(refusal)
        .hasMessage(
            """
            Purpose profile of app wx1 says something else than was served as version 3; give it a\
             higher version in apps[].purposes[].version, or restore what it said.
            Purpose profile of app wx2 says something else than was served as version 7; give it a\
             higher version in apps[].purposes[].version, or restore what it said.""");
  }

  private Configuration configured() throws IOException {
    String yaml =
        """
        apps:
          - {id: wx1, secret: "env:SECRET", purposes: [%s]}
          - {id: wx2, secret: "env:SECRET", purposes: [%s]}
          - {id: wx3, secret: "env:SECRET"}
        """
            .formatted(profile(3), profile(7));
    Path file = Files.writeString(directory.resolve("minipassport.yaml"), yaml);
    var environment = Map.of("SECRET", "0123456789abcdef0123456789abcdef");
    return Configuration.load(Optional.of(file), environment, Platform.WECHAT);
  }

  private static String profile(int version) {
    return """
    {id: profile, version: %d, categories: [avatar], texts: [{language: en, title: T, content: C, \
    confirm: OK, cancel: No, declined: Fine, desc: Why}]}"""
        .formatted(version);
  }

  /// A store that takes what it is given, but for apps whose purposes it knows otherwise.
  private static final class Seeded implements Purposes {
    private final Map<AppId, List<Purpose>> seen = new HashMap<>();
    private final Set<AppId> otherwise;

    Seeded(Set<AppId> otherwise) {
      this.otherwise = otherwise;
    }

    @Override
    public Seeding seed(AppId app, List<Purpose> purposes) {
      if (otherwise.contains(app)) {
        return new Seeding.Changed(purposes.stream().map(Purpose::id).toList());
      }
      seen.put(app, purposes);
      return new Seeding.Seeded();
    }

    @Override
    public Optional<Purpose> current(AppId app, PurposeId id) {
      return current(app).stream().filter(purpose -> purpose.id().equals(id)).findFirst();
    }

    @Override
    public List<Purpose> current(AppId app) {
      return seen.getOrDefault(app, List.of());
    }

    @Override
    public Optional<Purpose> version(AppId app, PurposeId id, int version) {
      return current(app, id).filter(purpose -> purpose.version() == version);
    }
  }
}
