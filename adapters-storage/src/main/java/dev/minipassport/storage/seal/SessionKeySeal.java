package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.OpenId;
import dev.minipassport.login.SessionKey;
import java.util.Arrays;

/// Seals WeChat's session keys for their column, bound to the person they belong to.
public final class SessionKeySeal {
  private final ColumnSeal column;

  SessionKeySeal(Aead aead) {
    this.column = new ColumnSeal(aead, "session_keys", "sealed", "A session key");
  }

  public byte[] seal(SessionKey key, AppId app, OpenId openId) {
    return key.use(text -> column.seal(text, app.value(), openId.value()));
  }

  /// Throws [Unavailable] if the key that sealed it is not in the key set, or the row was tampered
  /// with; nothing is lost by that.
  public SessionKey open(byte[] sealed, AppId app, OpenId openId) {
    byte[] text = column.open(sealed, app.value(), openId.value());
    try {
      return new SessionKey(text);
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }
}
