package dev.minipassport.storage.seal;

import com.google.crypto.tink.prf.Prf;
import com.google.crypto.tink.prf.PrfSet;
import dev.minipassport.dossier.Matter.Sought;
import dev.minipassport.purpose.TextHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// By what a phone number is looked up without being readable: HMAC-SHA-256 of its realm and of the
/// number as E.164 has it, under each key of the set. Without a key nobody can tell which number
/// it is by trying all of them, nor that two realms know the same one.
public final class PhoneIndex {
  private static final String LABEL = "phone_index 1\0";
  private static final int DIGEST_BYTES = 32;

  private final Map<Integer, Prf> keys;

  PhoneIndex(PrfSet keys) throws GeneralSecurityException {
    this.keys = keys.getPrfs();
  }

  /// What a number is under one key.
  public record Digest(int key, TextHash value) {}

  /// One for each key, in the order that rows of the index are locked in.
  public List<Digest> of(Sought number) {
    byte[] text =
        (LABEL + number.realm() + "\0" + number.number().e164()).getBytes(StandardCharsets.UTF_8);
    return keys.entrySet().stream()
        .map(key -> new Digest(key.getKey(), digest(key.getValue(), text)))
        .sorted(Comparator.comparing(digest -> digest.value().hex()))
        .toList();
  }

  /// The ids of the keys.
  public NavigableSet<Integer> keys() {
    return new TreeSet<>(keys.keySet());
  }

  private static TextHash digest(Prf key, byte[] text) {
    try {
      return new TextHash(HexFormat.of().formatHex(key.compute(text, DIGEST_BYTES)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key for looking up phone numbers cannot derive", e);
    }
  }
}
