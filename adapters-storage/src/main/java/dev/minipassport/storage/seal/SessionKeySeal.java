package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import dev.minipassport.fault.Unavailable;
import dev.minipassport.fault.Unavailable.Dependency;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.SessionKey;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Seals WeChat's session keys for their column, bound to the person they belong to: moved to
/// another row, table or schema they do not open.
public final class SessionKeySeal {
  private static final Logger log = LoggerFactory.getLogger(SessionKeySeal.class);
  private static final String TABLE = "session_keys";
  private static final String COLUMN = "sealed";
  private static final String SCHEMA = "1";

  private final Aead aead;

  SessionKeySeal(Aead aead) {
    this.aead = aead;
  }

  public byte[] seal(SessionKey key, AppId app, OpenId openId) {
    return key.use(
        text -> {
          try {
            return aead.encrypt(text, boundTo(app, openId));
          } catch (GeneralSecurityException e) {
            throw new Unavailable(Dependency.STORE, Duration.ofSeconds(5), e);
          }
        });
  }

  /// Throws [Unavailable] if the key that sealed it is not in the key set, or the row was tampered
  /// with; nothing is lost by that.
  public SessionKey open(byte[] sealed, AppId app, OpenId openId) {
    byte[] text;
    try {
      text = aead.decrypt(sealed, boundTo(app, openId));
    } catch (GeneralSecurityException e) {
      log.error(
          "A session key of app {} does not open: restore the keys that are missing from the key"
              + " set; if none is missing, the store was tampered with.",
          app);
      throw new Unavailable(Dependency.STORE, Duration.ofMinutes(1), e);
    }
    try {
      return new SessionKey(text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static byte[] boundTo(AppId app, OpenId openId) {
    var bound = new ByteArrayOutputStream();
    for (String part : List.of(TABLE, COLUMN, SCHEMA, app.value(), openId.value())) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      bound.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      bound.writeBytes(bytes);
    }
    return bound.toByteArray();
  }
}
