package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.session.SessionTerms;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ServedAppsTest {
  private static final App APP = new App(new AppId("wx1"), Optional.empty());

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
                  List.of())));

  @Test
  void aConfiguredAppIsServedOnItsTerms() {
    assertThat(apps.find(APP.id())).contains(APP);
    assertThat(apps.termsOf(APP.id())).contains(SessionTerms.DEFAULT);
    assertThat(apps.secretOf(APP.id())).isPresent();
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
    assertThat(apps.secretOf(other)).isEmpty();
    assertThat(apps.publishedOn(other, "1.4.2")).isEmpty();
    assertThat(apps.avatarHosts(other)).isEmpty();
  }
}
