package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.simulator.profile.Profile;
import dev.minipassport.simulator.world.Identifiers;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.SimulatorClock;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.simulator.world.World;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Holds the phone to the examples WeChat publishes, letter for letter.
final class PublishedExamplesTest {
  private static final Client OF_THE_TIME = Client.CURRENT.withBaseLibrary("1.3.0");

  private final JsonNode encrypted = published("/user-data-decrypt.json");
  private final JsonNode signed = published("/rawdata-signature.json");

  private final Instant then = Instant.ofEpochSecond(1477314187);
  private final World world =
      new World(WeChatRules.DEFAULT, new SimulatorClock(() -> then), new Identifiers(1), List.of());
  private final SimulatedApp app = world.registerApp(given(encrypted, "appid"), "s");

  PublishedExamplesTest() throws IOException {}

  @Test
  void theEncryptedDataIsThePublishedOne() {
    String iv = given(encrypted, "iv");

    assertThat(phone(given(encrypted, "session_key")).seal(expected("plaintext"), iv))
        .isEqualTo(new Sealed(given(encrypted, "encryptedData"), iv));
  }

  @Test
  void theSignatureIsThePublishedOne() {
    assertThat(phone(given(signed, "session_key")).sign(given(signed, "rawData")))
        .isEqualTo(given(signed, "signature"));
  }

  @Test
  void thePersonOfTheExampleGivesItsPlaintext() {
    JsonNode json = encrypted.path("expect").path("json");
    app.bindTo("owner");
    SimulatedPerson band =
        world
            .newPerson("band")
            .openId(app, json.path("openId").textValue())
            .unionId("owner", json.path("unionId").textValue())
            .profile(profile(json))
            .register();
    var phone = new Phone(world, band, app, OF_THE_TIME);
    band.login(app);

    Callback answer = phone.getUserInfo();

    assertThat(phone.seal(expected("plaintext"), APhone.text(answer, "iv")).encryptedData())
        .isEqualTo(APhone.text(answer, "encryptedData"));
  }

  @Test
  void thePersonOfTheExampleGivesItsRawDataAndSignature() throws IOException {
    JsonNode json = new ObjectMapper().readTree(given(signed, "rawData"));
    SimulatedPerson band =
        world
            .newPerson("band")
            .sessionKey(app, given(signed, "session_key"))
            .profile(profile(json))
            .register();

    Callback answer = new Phone(world, band, app, OF_THE_TIME).getUserInfo();

    assertThat(APhone.text(answer, "rawData")).isEqualTo(given(signed, "rawData"));
    assertThat(APhone.text(answer, "signature")).isEqualTo(given(signed, "signature"));
  }

  @Test
  void withoutAnIvOneIsMade() {
    Phone phone = phone(given(encrypted, "session_key"));

    Sealed sealed = phone.seal("{}");

    assertThat(phone.seal("{}", sealed.iv())).isEqualTo(sealed);
    assertThat(phone.seal("{}")).isNotEqualTo(sealed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "AAECAwQFBgcICQoLDA0O", "****"})
  void anIvIsBase64Of16Bytes(String iv) {
    Phone phone = phone(given(encrypted, "session_key"));

    assertThatThrownBy(() -> phone.seal("{}", iv)).hasMessageContaining("base64 of 16 bytes");
  }

  @Test
  void whoeverHasNotLoggedInHasNoKey() {
    var phone = new Phone(world, world.person("bob"), app, Client.CURRENT);

    assertThatThrownBy(() -> phone.sign("{}")).hasMessageContaining("log in first");
    assertThatThrownBy(() -> phone.seal("{}")).hasMessageContaining("log in first");
  }

  @Test
  void theKeyIsNotShown() {
    assertThat(new Sealing("tiihtNczf5v6AKRyjwEUhQ==").toString()).doesNotContain("tiih");
  }

  private Phone phone(String sessionKey) {
    SimulatedPerson band = world.newPerson("band").sessionKey(app, sessionKey).register();
    return new Phone(world, band, app, Client.CURRENT);
  }

  private String expected(String field) {
    return encrypted.path("expect").path(field).textValue();
  }

  private static Profile profile(JsonNode json) {
    return new Profile(
        json.path("nickName").textValue(),
        json.path("avatarUrl").textValue(),
        json.path("gender").intValue(),
        json.path("city").textValue(),
        json.path("province").textValue(),
        json.path("country").textValue(),
        json.path("language").textValue());
  }

  private static String given(JsonNode example, String field) {
    return example.path("given").path(field).textValue();
  }

  private static JsonNode published(String file) throws IOException {
    try (var vectors = PublishedExamplesTest.class.getResourceAsStream(file)) {
      return new ObjectMapper().readTree(vectors).path("cases").path(0);
    }
  }
}
