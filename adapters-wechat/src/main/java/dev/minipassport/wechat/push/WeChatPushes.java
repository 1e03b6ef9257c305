package dev.minipassport.wechat.push;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.Push;
import dev.minipassport.privacy.Push.Flaw;
import dev.minipassport.privacy.Push.Refused;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.privacy.Pushes;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Message push as WeChat signs and encrypts it (protocol 11), in plain, compatible and safe mode.
/// It holds nothing and logs nothing.
public final class WeChatPushes implements Pushes {
  /// Bytes of chance in the 16 characters before a message, which WeChat's examples keep readable.
  private static final int SALT = 12;

  private final PushSettings settings;
  private final RandomGenerator random;

  /// Reads with the settings as they are then.
  ///
  /// @param random for the beginning of encrypted answers: one that nobody can predict
  public WeChatPushes(PushSettings settings, RandomGenerator random) {
    this.settings = settings;
    this.random = random;
  }

  @Override
  public Push read(AppId app, PushDelivery delivery) {
    Optional<PushKeys> keys = settings.pushKeys(app);
    if (keys.isEmpty()) {
      return new Refused(Flaw.NOT_CONFIGURED);
    }
    try {
      var opening = new Opening(app, keys.get(), Query.of(delivery.query()));
      return delivery.verification()
          ? opening.verification(delivery.body())
          : opening.message(delivery.body());
    } catch (Flawed flawed) {
      return new Refused(flawed.flaw());
    }
  }

  @Override
  public SealedReply seal(AppId app, String reply, PushFormat format, String nonce, Instant at) {
    return settings
        .pushKeys(app)
        .<SealedReply>map(
            keys ->
                new SealedReply.Sealed(
                    keys.encryption()
                        .map(key -> key.sealed(salt(), reply, app))
                        .map(encrypt -> envelope(keys.token(), encrypt, nonce, at).text(format))
                        .orElse(reply)))
        .orElseGet(SealedReply.NotConfigured::new);
  }

  private static Envelope envelope(PushToken token, String encrypt, String nonce, Instant at) {
    String seconds = Long.toString(at.getEpochSecond());
    return new Envelope(encrypt, token.sign(seconds, nonce, encrypt), at.getEpochSecond(), nonce);
  }

  private byte[] salt() {
    byte[] bytes = new byte[SALT];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().encodeToString(bytes).getBytes(US_ASCII);
  }
}
