package dev.minipassport.grpc;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/// Whether a private key is the one of a certificate. Nothing else finds out before a client does.
final class OwnKey {
  private static final Pattern PEM =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]+)-----END PRIVATE KEY-----");
  private static final byte[] PROBE = {1, 2, 3, 4};

  private OwnKey() {}

  /// Throws if `pem` holds no private key that `certified` can verify a signature of.
  static void check(byte[] pem, PublicKey certified) throws GeneralSecurityException {
    String algorithm = certified.getAlgorithm();
    var encoded = PEM.matcher(new String(pem, StandardCharsets.US_ASCII));
    if (!encoded.find()) {
      throw new InvalidKeyException("no private key");
    }
    PrivateKey key =
        KeyFactory.getInstance(algorithm)
            .generatePrivate(
                new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(encoded.group(1))));
    var signature = Signature.getInstance(signatureOf(algorithm));
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(certified);
    signature.update(PROBE);
    if (!signature.verify(signed)) {
      throw new InvalidKeyException("another key");
    }
  }

  private static String signatureOf(String algorithm) {
    return switch (algorithm) {
      case "EC" -> "SHA256withECDSA";
      case "RSA", "DSA" -> "SHA256with" + algorithm;
      default -> algorithm;
    };
  }
}
