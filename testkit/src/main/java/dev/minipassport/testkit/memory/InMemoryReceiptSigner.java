package dev.minipassport.testkit.memory;

import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// One key pair, for as long as the store lives.
final class InMemoryReceiptSigner implements ReceiptSigner {
  private static final String KEY = "test";
  private static final int KEY_BYTES = 32;

  private final KeyPair pair;

  InMemoryReceiptSigner() {
    try {
      this.pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  @Override
  public Receipt sign(String text) {
    try {
      Signature signature = Signature.getInstance("Ed25519");
      signature.initSign(pair.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return new Receipt(text, KEY, HexFormat.of().formatHex(signature.sign()));
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every JDK has Ed25519", e);
    }
  }

  /// The bytes of the key end its encoding (RFC 8410).
  @Override
  public List<PublishedKey> keys() {
    byte[] encoded = pair.getPublic().getEncoded();
    byte[] bytes = Arrays.copyOfRange(encoded, encoded.length - KEY_BYTES, encoded.length);
    return List.of(new PublishedKey(KEY, HexFormat.of().formatHex(bytes)));
  }
}
