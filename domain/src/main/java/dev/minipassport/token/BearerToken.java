package dev.minipassport.token;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/// The form shared by all tokens this service gives out: a prefix that secret scanners recognise,
/// then 48 base64url characters that hold 32 random bytes and their CRC-32. Thirty-six bytes fill
/// 48 characters without a spare bit, so a token has one spelling only, and garbage is refused
/// without touching a store.
final class BearerToken {
  private static final int RANDOM_BYTES = 32;
  private static final int BYTES = RANDOM_BYTES + 4;
  private static final int CHARACTERS = 48;

  private final String text;

  private BearerToken(String text) {
    this.text = text;
  }

  static BearerToken random(String prefix, RandomGenerator random) {
    byte[] bytes = new byte[RANDOM_BYTES];
    random.nextBytes(bytes);
    byte[] all = Arrays.copyOf(bytes, BYTES);
    writeChecksum(all);
    return new BearerToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(all));
  }

  static Optional<BearerToken> parse(String prefix, String text) {
    if (text.length() != prefix.length() + CHARACTERS || !text.startsWith(prefix)) {
      return Optional.empty();
    }
    byte[] all;
    try {
      all = Base64.getUrlDecoder().decode(text.substring(prefix.length()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (all.length != BYTES) {
      return Optional.empty();
    }
    byte[] expected = all.clone();
    writeChecksum(expected);
    return Arrays.equals(all, expected) ? Optional.of(new BearerToken(text)) : Optional.empty();
  }

  private static void writeChecksum(byte[] all) {
    var crc = new CRC32();
    crc.update(all, 0, RANDOM_BYTES);
    int value = (int) crc.getValue();
    for (int i = 0; i < 4; i++) {
      all[RANDOM_BYTES + i] = (byte) (value >>> (24 - 8 * i));
    }
  }

  TokenDigest digest() {
    return use(TokenDigest::of);
  }

  String reveal() {
    return text;
  }

  <T> T use(Function<byte[], T> computation) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    try {
      return computation.apply(bytes);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }
}
