package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.PushBody;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/// WeChat's side: one app's pushes, signed and encrypted as protocol 11 says.
record APush(AppId app, PushMode mode) {
  static final AppId APP = new AppId("wxba5fad812f8e6fb9");
  static final PushToken TOKEN = new PushToken("AAAAA");
  static final EncodingAesKey KEY = new EncodingAesKey("A".repeat(43));
  static final Instant AT = Instant.ofEpochSecond(1714112445);
  static final String NONCE = "415670741";
  private static final byte[] SALT = "a8eedb185eb2fecf".getBytes(UTF_8);

  static final APush PLAIN = new APush(APP, PushMode.PLAIN);
  static final APush SAFE = new APush(APP, PushMode.SAFE);

  WeChatPushes reader() {
    return reader(new Random(7));
  }

  WeChatPushes reader(RandomGenerator random) {
    var keys = new PushKeys(TOKEN, Optional.of(KEY), mode);
    return new WeChatPushes(
        other -> other.equals(app) ? Optional.of(keys) : Optional.empty(), random);
  }

  Push read(PushDelivery delivery) {
    return reader().read(app, delivery);
  }

  /// What the app's server makes of a message.
  Push read(String message) {
    return read(delivery(message));
  }

  PushEvent event(String message) {
    Push push = read(message);
    if (push instanceof Push.Message read) {
      return read.event();
    }
    throw new AssertionError("it was " + push);
  }

  PushDelivery delivery(String message) {
    return mode == PushMode.PLAIN
        ? post(signed(), message)
        : enveloped(encrypted(message), "{\"ToUserName\":\"gh_1\",\"Encrypt\":\"%s\"}");
  }

  /// Signed as it is, whatever is encrypted there.
  PushDelivery enveloped(String encrypt, String envelope) {
    return post(signed(encrypt), envelope.formatted(encrypt));
  }

  String encrypted(String message) {
    return KEY.sealed(SALT, message, app);
  }

  static String signed() {
    return query("signature", TOKEN.sign(seconds(), NONCE));
  }

  static String signed(String encrypt) {
    return query("encrypt_type=aes&msg_signature", TOKEN.sign(seconds(), NONCE, encrypt));
  }

  private static String query(String name, Signature signature) {
    return "timestamp=%s&nonce=%s&%s=%s".formatted(seconds(), NONCE, name, signature.hex());
  }

  private static String seconds() {
    return Long.toString(AT.getEpochSecond());
  }

  static PushDelivery post(String query, String body) {
    return post(query, body.getBytes(UTF_8));
  }

  static PushDelivery post(String query, byte[] body) {
    return new PushDelivery(false, query, new PushBody(body), AT);
  }

  static PushDelivery get(String query) {
    return new PushDelivery(true, query, new PushBody(new byte[0]), AT);
  }
}
