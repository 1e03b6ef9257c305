package dev.minipassport.storage.seal;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.subtle.AesGcmJce;
import dev.minipassport.token.PresentedSecret;
import dev.minipassport.token.ReplaySeal;
import dev.minipassport.token.SealedToken;
import dev.minipassport.token.SessionToken;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Seals a token by AES-256-GCM under HKDF-SHA-256(server key, presented secret).
///
/// A sealed token is the id of the server key (4 bytes), the nonce, the ciphertext and the tag.
/// The id is authenticated, so that server keys can rotate.
final class TinkReplaySeal implements ReplaySeal {
  private static final int KEY_BYTES = 32;

  private final PrfSet serverKeys;

  TinkReplaySeal(PrfSet serverKeys) {
    this.serverKeys = serverKeys;
  }

  @Override
  public SealedToken seal(SessionToken token, PresentedSecret under) {
    int keyId = serverKeys.getPrimaryId();
    byte[] id = ByteBuffer.allocate(Integer.BYTES).putInt(keyId).array();
    try {
      AesGcmJce cipher = cipher(serverKeys.getPrfs().get(keyId), under);
      byte[] sealed = token.use(text -> encrypted(cipher, text, id));
      return new SealedToken(
          ByteBuffer.allocate(id.length + sealed.length).put(id).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the server key cannot seal", e);
    }
  }

  @Override
  public Optional<SessionToken> open(SealedToken sealed, PresentedSecret under) {
    var buffer = ByteBuffer.wrap(sealed.toBytes());
    byte[] id = new byte[Integer.BYTES];
    try {
      buffer.get(id);
      byte[] rest = new byte[buffer.remaining()];
      buffer.get(rest);
      Prf serverKey = serverKeys.getPrfs().get(ByteBuffer.wrap(id).getInt());
      return serverKey == null
          ? Optional.empty()
          : opened(cipher(serverKey, under).decrypt(rest, id));
    } catch (GeneralSecurityException | BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  private static Optional<SessionToken> opened(byte[] text) {
    try {
      return SessionToken.parse(new String(text, StandardCharsets.US_ASCII));
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  private static AesGcmJce cipher(@Nullable Prf serverKey, PresentedSecret under)
      throws GeneralSecurityException {
    if (serverKey == null) {
      throw new GeneralSecurityException("the key set has no such server key");
    }
    byte[] key = under.use(secret -> derived(serverKey, secret));
    try {
      return new AesGcmJce(key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private static byte[] derived(Prf serverKey, byte[] secret) {
    try {
      return serverKey.compute(secret, KEY_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the server key cannot derive", e);
    }
  }

  private static byte[] encrypted(AesGcmJce cipher, byte[] text, byte[] id) {
    try {
      return cipher.encrypt(text, id);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the server key cannot seal", e);
    }
  }
}
