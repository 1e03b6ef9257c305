package dev.minipassport.testkit.contract;

import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.OTHER_APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit.Line;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.operation.AppRegistry.Adding;
import dev.minipassport.operation.AppRegistry.Registered;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What every implementation of `AppRegistry` does.
public abstract class AppRegistryContract extends StoreContract {
  private static final AppId NEW = new AppId("wx9999999999999999");
  private static final App ADDED = new App(NEW, Optional.of(new OwnerId("owner-1")));

  private Adding add(App app, String secret) {
    return store.appRegistry().add(app, new AppSecret(secret), passport.note(Action.ADD_APP));
  }

  private void rotate(AppId app, String secret, Instant overlapEnds) {
    store
        .appRegistry()
        .rotate(app, new AppSecret(secret), overlapEnds, passport.note(Action.ROTATE_SECRET));
  }

  private void serve(AppId app, boolean served) {
    Action action = served ? Action.ENABLE_APP : Action.DISABLE_APP;
    store.appRegistry().serve(app, served, passport.note(action));
  }

  private Registered registered(AppId app) {
    return store.appRegistry().all().stream()
        .filter(row -> row.id().equals(app))
        .findFirst()
        .orElseThrow();
  }

  private static Optional<String> text(Optional<AppSecret> secret) {
    return secret.map(known -> known.use(text -> text));
  }

  @Test
  void atFirstNothingIsRegistered() {
    assertThat(store.appRegistry().all()).isEmpty();
  }

  @Test
  void anAppThatIsAddedIsServedWithItsSecret() {
    assertThat(add(ADDED, "s3cret")).isEqualTo(Adding.ADDED);

    Registered row = registered(NEW);
    assertThat(row.added()).contains(ADDED);
    assertThat(row.served()).isTrue();
    assertThat(text(row.secret())).contains("s3cret");
    assertThat(row.previous()).isEmpty();
    assertThat(row.overlapEnds()).isEmpty();
  }

  @Test
  void anAppWithoutAnOwnerIsAddedAsWell() {
    App alone = new App(NEW, Optional.empty());
    add(alone, "s3cret");

    assertThat(registered(NEW).added()).contains(alone);
  }

  @Test
  void anAppThatIsThereIsNotAddedAgain() {
    add(ADDED, "s3cret");

    assertThat(add(new App(NEW, Optional.empty()), "another")).isEqualTo(Adding.ALREADY_THERE);

    assertThat(registered(NEW).added()).contains(ADDED);
    assertThat(text(registered(NEW).secret())).contains("s3cret");
    assertThat(store.audit().newest(10)).hasSize(1);
  }

  @Test
  void theLastWordOnWhetherItIsServedCounts() {
    add(ADDED, "s3cret");
    serve(NEW, false);
    assertThat(registered(NEW).served()).isFalse();
    assertThat(text(registered(NEW).secret())).contains("s3cret");

    serve(NEW, true);
    assertThat(registered(NEW).served()).isTrue();
  }

  @Test
  void anAppOfTheConfigurationIsRegisteredWithWhatWasChangedOfIt() {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    serve(APP, false);
    rotate(OTHER_APP, "fresh", end);

    assertThat(registered(APP).added()).isEmpty();
    assertThat(registered(APP).served()).isFalse();
    assertThat(registered(APP).secret()).isEmpty();
    assertThat(registered(OTHER_APP).served()).isTrue();
    assertThat(text(registered(OTHER_APP).secret())).contains("fresh");
    assertThat(registered(OTHER_APP).previous()).isEmpty();
    assertThat(registered(OTHER_APP).overlapEnds()).contains(end);
  }

  @Test
  void theSecretBeforeIsTheOneThatTheNewOneReplaced() {
    Instant end = clock.instant().plus(Duration.ofHours(1));
    add(ADDED, "first");
    rotate(NEW, "second", end);
    rotate(NEW, "third", end.plusSeconds(1));

    Registered row = registered(NEW);
    assertThat(text(row.secret())).contains("third");
    assertThat(text(row.previous())).contains("second");
    assertThat(row.overlapEnds()).contains(end.plusSeconds(1));
    assertThat(row.added()).contains(ADDED);
  }

  @Test
  void whatAnOperatorDoesToAnAppStandsInTheAudit() {
    add(ADDED, "s3cret");
    serve(NEW, false);
    serve(NEW, true);
    rotate(NEW, "fresh", clock.instant());

    assertThat(store.audit().newest(10))
        .extracting(line -> line.note().action())
        .containsExactly(
            Action.ROTATE_SECRET, Action.ENABLE_APP, Action.DISABLE_APP, Action.ADD_APP);
    assertThat(store.audit().newest(10)).extracting(Line::subject).containsOnly(NEW.value());
  }
}
