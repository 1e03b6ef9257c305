package dev.minipassport.simulator.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SimulatedPersonTest {
  private static final String KEY = "tiihtNczf5v6AKRyjwEUhQ==";

  private final World world = AWorld.ordinary();
  private final SimulatedApp app = world.registerApp("wx1", "s");

  @Test
  void theSessionKeyIsReplacedOnceItIsAMinuteOld() {
    SimulatedPerson person = world.stranger();
    assertThat(person.sessionKey(app)).isEmpty();
    person.login(app);
    var first = person.sessionKey(app);

    AWorld.pass(world, Duration.ofMinutes(1).minusNanos(1));
    person.login(app);
    assertThat(person.sessionKey(app)).isEqualTo(first);

    AWorld.pass(world, Duration.ofNanos(1));
    person.login(app);
    assertThat(person.sessionKey(app)).isNotEqualTo(first);
  }

  @Test
  void aGivenSessionKeyOutlivesLoginsAndEndsWithARotation() {
    SimulatedPerson person = world.newPerson("band").sessionKey(app, KEY).register();

    person.login(app);
    AWorld.pass(world, Duration.ofDays(30));
    person.login(app);
    assertThat(person.sessionKey(app)).hasValue(KEY);

    person.rotateSessionKey(app);
    assertThat(person.sessionKey(app)).isPresent().get().isNotEqualTo(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAECAwQFBgcICQoLDA0O", "****"})
  void aSessionKeyIsBase64Of16Bytes(String key) {
    PersonRegistration band = world.newPerson("band");

    assertThatThrownBy(() -> band.sessionKey(app, key)).hasMessageContaining("base64 of 16");
  }

  @Test
  void aGivenOpenIdReplacesTheDerivedOne() {
    String derived = world.person("band").openId(app);
    world.newPerson("band").openId(app, "oGiven").register();

    assertThat(world.person("band").openId(app)).isEqualTo("oGiven");
    assertThat(app.identity("oGiven")).isPresent();
    assertThat(app.identity(derived)).isEmpty();
  }

  @Test
  void anOpenIdBelongsToOnePerson() {
    world.newPerson("alice").openId(app, "oGiven").register();
    PersonRegistration bob = world.newPerson("bob").openId(app, "oGiven");

    assertThatThrownBy(bob::register).hasMessageContaining("belongs to another person");
    assertThat(app.identity("oGiven").orElseThrow().person().name()).isEqualTo("alice");
  }

  @Test
  void aSessionKeyMayBeGivenBeforeTheOpenId() {
    SimulatedPerson person =
        world.newPerson("band").sessionKey(app, KEY).openId(app, "oGiven").register();

    assertThat(person.openId(app)).isEqualTo("oGiven");
    assertThat(person.sessionKey(app)).hasValue(KEY);
  }

  @Test
  void aGivenUnionIdIsSeenByTheOwnersApps() {
    SimulatedPerson person = world.newPerson("band").unionId("o1", "oUnion").register();
    assertThat(person.unionId(app)).isEmpty();

    app.bindTo("o1");
    assertThat(person.unionId(app)).hasValue("oUnion");
  }

  @Test
  void strangersAreNeverTheSame() {
    world.person("person-1");

    assertThat(world.stranger()).isNotSameAs(world.stranger());
    assertThat(world.person("person-1").name()).isEqualTo("person-1");
  }

  @Test
  void sessionKeysAreNotShown() {
    world.newPerson("band").sessionKey(app, KEY).openId(app, "oGiven").register();

    assertThat(app.identity("oGiven").orElseThrow().key().orElseThrow().toString())
        .doesNotContain(KEY);
  }
}
