package dev.minipassport.simulator.phone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.minipassport.simulator.profile.Profile;
import dev.minipassport.simulator.world.Identifiers;
import dev.minipassport.simulator.world.SimulatedApp;
import dev.minipassport.simulator.world.SimulatedPerson;
import dev.minipassport.simulator.world.SimulatorClock;
import dev.minipassport.simulator.world.WeChatRules;
import dev.minipassport.simulator.world.World;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// The phone of Alice, who has logged in and whom WeChat knows as a woman from Guangzhou, at a time
/// that stands still.
final class APhone {
  static final Profile ALICE =
      new Profile("Alice", "https://a.example/132", 2, "Guangzhou", "Guangdong", "China", "zh_CN");

  private static final ObjectMapper MAPPER = new ObjectMapper();

  final World world;
  final SimulatedApp app;
  final SimulatedPerson alice;

  private APhone(Instant now) {
    world =
        new World(
            WeChatRules.DEFAULT, new SimulatorClock(() -> now), new Identifiers(1), List.of());
    app = world.registerApp("wx1", "s");
    app.bindTo("owner");
    alice = world.newPerson("alice").profile(ALICE).register();
    alice.login(app);
  }

  static APhone at(String now) {
    return new APhone(Instant.parse(now));
  }

  static APhone today() {
    return at("2026-05-01T04:00:00Z");
  }

  Phone with(Client client) {
    return new Phone(world, alice, app, client);
  }

  /// What the server reads once it has the session key.
  JsonNode opened(Callback callback) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(decoded(alice.sessionKey(app).orElseThrow()), "AES"),
          new IvParameterSpec(decoded(text(callback, "iv"))));
      byte[] plaintext = cipher.doFinal(decoded(text(callback, "encryptedData")));
      return MAPPER.readTree(new String(plaintext, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("the data does not open", e);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonNode userInfo(Callback callback) {
    return MAPPER.valueToTree(data(callback).fields().get("userInfo"));
  }

  static String nickName(Callback callback) {
    return userInfo(callback).path("nickName").asText();
  }

  static String text(Callback callback, String field) {
    return Objects.requireNonNull(data(callback).text(field), field);
  }

  static Callback.Success data(Callback callback) {
    assertThat(callback).isInstanceOf(Callback.Success.class);
    return (Callback.Success) callback;
  }

  private static byte[] decoded(String base64) {
    return Base64.getDecoder().decode(base64);
  }
}
