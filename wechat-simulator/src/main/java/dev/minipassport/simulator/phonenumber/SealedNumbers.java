package dev.minipassport.simulator.phonenumber;

import dev.minipassport.simulator.bounded.Recent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// The encrypted phone numbers of the last days, by their SHA-256: over the base64 text or over the
/// bytes, since WeChat does not say which (assumed).
public final class SealedNumbers {
  private static final Duration KEPT = Duration.ofDays(3);
  private static final int MOST = 20_000;

  private final Recent<Made> byHash = new Recent<>(MOST);

  public void remember(String appId, String encryptedData, Instant now) {
    var made = new Made(appId, now);
    byHash.put(sha256(encryptedData.getBytes(StandardCharsets.UTF_8)), made);
    byHash.put(sha256(Base64.getDecoder().decode(encryptedData)), made);
  }

  /// When the data of that hash was made for `appId`; empty if it was not, or too long ago.
  public Optional<Instant> madeAt(String appId, String hash, Instant now) {
    return byHash
        .find(hash)
        .filter(made -> made.appId.equals(appId))
        .map(Made::at)
        .filter(at -> !now.isAfter(at.plus(KEPT)));
  }

  private static String sha256(byte[] data) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private record Made(String appId, Instant at) {}
}
