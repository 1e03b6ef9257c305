package dev.minipassport.storage.seal;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import dev.minipassport.token.OpaqueSeal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Authenticates a text by HKDF-SHA-256 under a server key. The text stays readable.
///
/// What is sealed is the id of the server key (4 bytes), the text in UTF-8 and the tag, spelt in
/// base64url without padding. The tag is over a label, the use, the id and the text. The label ends
/// in a zero byte, which is in nothing else that is derived from: codes, tokens and the text of the
/// store's mark are printable.
final class TinkOpaqueSeal implements OpaqueSeal {
  private static final String LABEL = "opaque 1\0";
  private static final int TAG_BYTES = 16;

  private final Map<Integer, Prf> serverKeys;
  private final int primaryId;

  TinkOpaqueSeal(PrfSet serverKeys) throws GeneralSecurityException {
    this.serverKeys = serverKeys.getPrfs();
    this.primaryId = serverKeys.getPrimaryId();
  }

  @Override
  public String seal(Use use, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    ByteBuffer sealed = ByteBuffer.allocate(Integer.BYTES + bytes.length + TAG_BYTES);
    sealed.putInt(primaryId).put(bytes);
    byte[] content = Arrays.copyOf(sealed.array(), sealed.position());
    return text(sealed.put(tag(serverKeys.get(primaryId), use, content)).array());
  }

  @Override
  public Optional<String> open(Use use, String sealed) {
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(sealed);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    // The decoder forgives padding and bits to spare: each text has one spelling alone.
    if (bytes.length < Integer.BYTES + TAG_BYTES || !text(bytes).equals(sealed)) {
      return Optional.empty();
    }
    byte[] content = Arrays.copyOf(bytes, bytes.length - TAG_BYTES);
    byte[] tag = Arrays.copyOfRange(bytes, content.length, bytes.length);
    Prf serverKey = serverKeys.get(ByteBuffer.wrap(content).getInt());
    return serverKey != null && MessageDigest.isEqual(tag, tag(serverKey, use, content))
        ? Optional.of(read(content))
        : Optional.empty();
  }

  private static String read(byte[] content) {
    return new String(
        content, Integer.BYTES, content.length - Integer.BYTES, StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] tag(@Nullable Prf serverKey, Use use, byte[] content) {
    byte[] label = (LABEL + use.name() + "\0").getBytes(StandardCharsets.US_ASCII);
    byte[] input =
        ByteBuffer.allocate(label.length + content.length).put(label).put(content).array();
    try {
      if (serverKey == null) {
        throw new GeneralSecurityException("the key set has no such server key");
      }
      return serverKey.compute(input, TAG_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the server key cannot derive", e);
    }
  }
}
