package dev.minipassport.app.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import dev.minipassport.session.SessionTerms;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServedAppsTest {
  private static final App APP = new App(new AppId("wx1"), Optional.empty());

  private final ServedApps apps =
      new ServedApps(
          List.of(new AppSettings(APP, new AppSecret("very secret"), SessionTerms.DEFAULT)));

  @Test
  void aConfiguredAppIsServedOnItsTerms() {
    assertThat(apps.find(APP.id())).contains(APP);
    assertThat(apps.termsOf(APP.id())).contains(SessionTerms.DEFAULT);
    assertThat(apps.secretOf(APP.id())).isPresent();
  }

  @Test
  void anyOtherAppIsNot() {
    var other = new AppId("wx2");

    assertThat(apps.find(other)).isEmpty();
    assertThat(apps.termsOf(other)).isEmpty();
    assertThat(apps.secretOf(other)).isEmpty();
  }
}
