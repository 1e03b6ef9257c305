package dev.minipassport.storage.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.operation.AppRegistry;
import dev.minipassport.operation.AppRegistry.Adding;
import dev.minipassport.operation.AppRegistry.Registered;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators register of apps outlives the process, and its secrets stand in no file.
final class RegisteredAppsTest {
  private static final String FIRST = "the-first-secret-of-the-app";
  private static final String SECOND = "the-second-secret-of-the-app";
  private static final App SHOP =
      new App(new AppId("wx9999999999999999"), Optional.of(new OwnerId("owner")));

  @TempDir Path directory;
  private final TestClock clock = new TestClock();
  private StoreUnderTest store;
  private Passport passport;

  @BeforeEach
  void open() {
    store = StoreUnderTest.bare(directory, clock);
    passport = new Passport(store, clock);
  }

  @AfterEach
  void close() {
    store.close();
  }

  private AppRegistry registry() {
    return store.appRegistry();
  }

  private Registered only() {
    assertThat(registry().all()).hasSize(1);
    return registry().all().getFirst();
  }

  private static Optional<String> text(Optional<AppSecret> secret) {
    return secret.map(known -> known.use(text -> text));
  }

  @Test
  void anAppIsReadAgainAsItWasAddedAndItsSecretStandsInNoFile() {
    assertThat(registry().add(SHOP, new AppSecret(FIRST), passport.note(Action.ADD_APP)))
        .isEqualTo(Adding.ADDED);
    assertThat(registry().add(SHOP, new AppSecret(SECOND), passport.note(Action.ADD_APP)))
        .isEqualTo(Adding.ALREADY_THERE);
    store.close();
    open();

    assertThat(only().added()).contains(SHOP);
    assertThat(only().served()).isTrue();
    assertThat(text(only().secret())).contains(FIRST);
    assertThat(only().previous()).isEmpty();
    assertThat(new Residue(directory).of(FIRST)).isEmpty();
    assertThat(store.audit().newest(10))
        .extracting(Line::subject)
        .containsExactly(SHOP.id().value());
  }

  @Test
  void theSecretBeforeIsKeptUntilTheOverlapEnds() {
    var _ = registry().add(SHOP, new AppSecret(FIRST), passport.note(Action.ADD_APP));
    Instant end = clock.instant().plus(Duration.ofHours(1));

    registry().rotate(SHOP.id(), new AppSecret(SECOND), end, passport.note(Action.ROTATE_SECRET));
    assertThat(text(only().secret())).contains(SECOND);
    assertThat(text(only().previous())).contains(FIRST);
    assertThat(only().overlapEnds()).contains(end);

    clock.advance(Duration.ofHours(1));
    var _ = store.embedded().sweep(clock.instant());
    assertThat(only().previous()).isEmpty();
    assertThat(text(only().secret())).contains(SECOND);
  }

  @Test
  void anAppOfTheConfigurationHasARowOnceSomethingIsChangedAboutIt() {
    registry().serve(Passport.APP, false, passport.note(Action.DISABLE_APP));

    assertThat(only())
        .isEqualTo(
            new Registered(
                Passport.APP,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    registry()
        .rotate(
            Passport.APP,
            new AppSecret(SECOND),
            clock.instant(),
            passport.note(Action.ROTATE_SECRET));
    assertThat(only().served()).isFalse();
    assertThat(text(only().secret())).contains(SECOND);
    assertThat(only().previous()).isEmpty();
  }
}
