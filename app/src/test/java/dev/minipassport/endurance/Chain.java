package dev.minipassport.endurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// The text of a receipt, held against its own hashes.
public final class Chain {
  private static final String ORIGIN = "0".repeat(64);

  private Chain() {}

  /// What was decided, entry by entry, once every hash is found to be that of its text and of the
  /// entry before.
  public static List<String> of(String text) {
    if (text.isEmpty()) {
      return List.of();
    }
    List<String> decisions = new ArrayList<>();
    String previous = ORIGIN;
    String[] parts = text.split("\n\n");
    for (int i = 1; i < parts.length; i++) {
      String body = parts[i].substring(0, parts[i].lastIndexOf("hash="));
      String hash = line(parts[i], "hash");
      assertThat(hash).isEqualTo(sha256(body));
      assertThat(line(body, "previous")).isEqualTo(previous);
      assertThat(line(body, "sequence")).isEqualTo(Integer.toString(i));
      decisions.add(line(body, "decision"));
      previous = hash;
    }
    assertThat(line(parts[0], "entries")).isEqualTo(Integer.toString(decisions.size()));
    return decisions;
  }

  private static String line(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name + "="))
        .map(line -> line.substring(name.length() + 1))
        .findFirst()
        .orElseThrow();
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
