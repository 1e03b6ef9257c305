package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.AppSecret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Seals the secrets of registered apps, bound to their app. One that is replaced goes to another
/// column as it is.
public final class AppSecretSeal {
  private final ColumnSeal column;

  AppSecretSeal(Aead aead) {
    this.column = new ColumnSeal(aead, "registered_apps", "secret", "A secret");
  }

  public byte[] seal(AppSecret secret, AppId app) {
    return secret.use(text -> column.seal(text.getBytes(StandardCharsets.UTF_8), app.value()));
  }

  /// Throws [Unavailable] if the key that sealed it is not in the key set, or the row was tampered
  /// with; nothing is lost by that.
  public AppSecret open(byte[] sealed, AppId app) {
    byte[] text = column.open(sealed, app.value());
    try {
      return new AppSecret(new String(text, StandardCharsets.UTF_8));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }
}
