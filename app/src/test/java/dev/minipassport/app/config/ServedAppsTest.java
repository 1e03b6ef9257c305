package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.operation.AppRegistry.Registered;
import dev.minipassport.session.SessionTerms;
import dev.minipassport.wechat.secret.Secrets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class ServedAppsTest {
  private static final App APP = new App(new AppId("wx1"), Optional.empty());

  private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
  private static final LocalDate PUBLISHED = LocalDate.of(2021, 4, 20);

  private final ServedApps apps =
      new ServedApps(
          List.of(
              new AppSettings(
                  APP,
                  new AppSecret("very secret"),
                  SessionTerms.DEFAULT,
                  Set.of("cdn.example.com"),
                  Map.of("1.4.2", PUBLISHED),
                  List.of())),
          CLOCK);

  private static Registered changed(AppId app, Optional<App> added, boolean served, String secret) {
    return new Registered(
        app,
        added,
        served,
        Optional.of(new AppSecret(secret)),
        Optional.of(new AppSecret("the registered one before")),
        Optional.of(CLOCK.instant().plusSeconds(60)));
  }

  private List<String> secrets(AppId app) {
    Secrets secrets = apps.of(app).orElseThrow();
    return Stream.concat(Stream.of(secrets.current()), secrets.previous().stream())
        .map(secret -> secret.use(text -> text))
        .toList();
  }

  @Test
  void anAppThatIsAddedIsServedOnTheDefaultTerms() {
    var added = new App(new AppId("wx2"), Optional.empty());

    apps.change(List.of(changed(added.id(), Optional.of(added), true, "the added one")));

    assertThat(apps.find(added.id())).contains(added);
    assertThat(apps.termsOf(added.id())).contains(SessionTerms.DEFAULT);
    assertThat(secrets(added.id())).containsExactly("the added one", "the registered one before");
    assertThat(apps.find(APP.id())).contains(APP);
  }

  @Test
  void oneThatIsNotServedIsUnknownUntilItIsServedAgain() {
    apps.change(List.of(changed(APP.id(), Optional.empty(), false, "another")));

    assertThat(apps.find(APP.id())).isEmpty();
    assertThat(apps.termsOf(APP.id())).isEmpty();
    assertThat(apps.ids()).contains(APP.id());

    apps.change(List.of());

    assertThat(apps.find(APP.id())).contains(APP);
  }

  @Test
  void aRegisteredSecretGoesBeforeThatOfTheConfiguration() {
    apps.change(
        List.of(
            new Registered(
                APP.id(),
                Optional.empty(),
                true,
                Optional.of(new AppSecret("the registered one")),
                Optional.empty(),
                Optional.empty())));

    assertThat(secrets(APP.id())).containsExactly("the registered one", "very secret");
  }

  @Test
  void aConfiguredAppIsServedOnItsTerms() {
    assertThat(apps.find(APP.id())).contains(APP);
    assertThat(apps.termsOf(APP.id())).contains(SessionTerms.DEFAULT);
    assertThat(apps.of(APP.id())).isPresent();
  }

  @Test
  void itsVersionsHaveTheDaysOfTheConfigurationAndOthersNone() {
    assertThat(apps.publishedOn(APP.id(), "1.4.2")).contains(PUBLISHED);
    assertThat(apps.publishedOn(APP.id(), "1.4.3")).isEmpty();
  }

  @Test
  void itsPicturesAreOnTheHostsOfTheConfiguration() {
    assertThat(apps.avatarHosts(APP.id())).containsExactly("cdn.example.com");
  }

  @Test
  void anyOtherAppIsNot() {
    var other = new AppId("wx2");

    assertThat(apps.find(other)).isEmpty();
    assertThat(apps.termsOf(other)).isEmpty();
    assertThat(apps.of(other)).isEmpty();
    assertThat(apps.publishedOn(other, "1.4.2")).isEmpty();
    assertThat(apps.avatarHosts(other)).isEmpty();
  }
}
