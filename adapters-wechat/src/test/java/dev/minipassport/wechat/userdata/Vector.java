package dev.minipassport.wechat.userdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.minipassport.login.SessionKey;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.userdata.SignedUserData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/// The examples WeChat publishes (protocol 7).
record Vector(JsonNode given, JsonNode expect) {
  static final Vector SIGNED = read("rawdata-signature.json");
  static final Vector SEALED = read("user-data-decrypt.json");

  SessionKey key() {
    return new SessionKey(given("session_key").getBytes(US_ASCII));
  }

  SignedUserData signed() {
    return new SignedUserData(given("rawData"), given("signature"));
  }

  SealedUserData sealed() {
    return new SealedUserData(given("encryptedData"), given("iv"));
  }

  String given(String member) {
    return given.path(member).asText();
  }

  private static Vector read(String name) {
    try (InputStream input = Vector.class.getResourceAsStream("/dev/minipassport/wechat/" + name)) {
      JsonNode only =
          new JsonMapper().readTree(Objects.requireNonNull(input)).path("cases").path(0);
      return new Vector(only.path("given"), only.path("expect"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
