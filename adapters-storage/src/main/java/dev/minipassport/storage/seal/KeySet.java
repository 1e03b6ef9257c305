package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.prf.PrfSet;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// The keys of this server, one Tink key set for each use. Each can hold older keys beside its
/// primary one.
public final class KeySet {
  private final Map<KeyUse, KeysetHandle> parts;
  private final boolean completed;

  private KeySet(Map<KeyUse, KeysetHandle> parts, boolean completed) {
    this.parts = parts;
    this.completed = completed;
  }

  public static KeySet generate() throws GeneralSecurityException {
    return completing(new LinkedHashMap<>(), false);
  }

  /// Reads what [#reveal] wrote. What was written before there was one of the uses is completed
  /// with a new key for it.
  public static KeySet parse(String json) throws GeneralSecurityException {
    try {
      JsonObject all = JsonParser.parseString(json).getAsJsonObject();
      Map<KeyUse, KeysetHandle> parts = new LinkedHashMap<>();
      for (KeyUse use : KeyUse.values()) {
        if (all.has(use.member())) {
          parts.put(use, use.parse(all.get(use.member())));
        } else if (use.indispensable()) {
          throw new GeneralSecurityException("the key set has no member " + use.member());
        }
      }
      return completing(parts, parts.size() < KeyUse.values().length);
    } catch (JsonParseException | IllegalStateException _) {
      // The parser's own text may quote key material.
      throw new GeneralSecurityException("not the JSON of a key set");
    }
  }

  /// What is missing comes last.
  private static KeySet completing(Map<KeyUse, KeysetHandle> parts, boolean completed)
      throws GeneralSecurityException {
    for (KeyUse use : KeyUse.values()) {
      if (!parts.containsKey(use)) {
        parts.put(use, use.generate());
      }
    }
    return new KeySet(parts, completed);
  }

  /// Whether it holds keys that are not in what it was read from, and wants to be written anew.
  public boolean isCompleted() {
    return completed;
  }

  /// The keys in clear, as JSON, for the file they are kept in.
  public String reveal() throws GeneralSecurityException {
    var all = new JsonObject();
    for (Map.Entry<KeyUse, KeysetHandle> part : parts.entrySet()) {
      all.add(part.getKey().member(), part.getKey().reveal(part.getValue()));
    }
    return all + "\n";
  }

  /// A mark by which a store knows this key set again. It tells nothing about the keys.
  public byte[] mark() throws GeneralSecurityException {
    return storeMark().make();
  }

  /// Whether this key set, or an older state of it, made `mark`.
  public Recognition recognise(byte[] mark) throws GeneralSecurityException {
    return storeMark().recognise(mark);
  }

  /// What a key set says of a mark.
  public enum Recognition {
    OWN,
    /// A key that is still in the set made it, but not a primary one: it wants to be made anew.
    OWN_BY_OLDER_KEYS,
    FOREIGN
  }

  private StoreMark storeMark() throws GeneralSecurityException {
    return new StoreMark(
        aead(KeyUse.SESSION_KEYS),
        keys(KeyUse.SESSION_KEYS).getPrimary().getId(),
        prfs(KeyUse.REPLAYS));
  }

  public SessionKeySeal sessionKeySeal() throws GeneralSecurityException {
    return new SessionKeySeal(aead(KeyUse.SESSION_KEYS));
  }

  public ReplaySeal replaySeal() throws GeneralSecurityException {
    return new TinkReplaySeal(prfs(KeyUse.REPLAYS));
  }

  public OpaqueSeal opaqueSeal() throws GeneralSecurityException {
    return new TinkOpaqueSeal(prfs(KeyUse.REPLAYS));
  }

  public ReceiptSigner receiptSigner() throws GeneralSecurityException {
    KeysetHandle receipts = keys(KeyUse.RECEIPTS);
    return new Ed25519ReceiptSigner(
        receipts.getPrimitive(KeyUse.RECEIPTS.configuration(), PublicKeySign.class),
        PublicKeys.of(receipts));
  }

  public PhoneSeal phoneSeal() throws GeneralSecurityException {
    return new PhoneSeal(
        aead(KeyUse.PHONES),
        keys(KeyUse.PHONES).getPrimary().getId(),
        new PhoneIndex(prfs(KeyUse.PHONE_INDEX)));
  }

  public AppSecretSeal appSecretSeal() throws GeneralSecurityException {
    return new AppSecretSeal(aead(KeyUse.APP_SECRETS));
  }

  public Seals seals() throws GeneralSecurityException {
    return new Seals(
        sessionKeySeal(),
        replaySeal(),
        opaqueSeal(),
        receiptSigner(),
        phoneSeal(),
        appSecretSeal());
  }

  private KeysetHandle keys(KeyUse use) {
    return Objects.requireNonNull(parts.get(use));
  }

  private Aead aead(KeyUse use) throws GeneralSecurityException {
    return keys(use).getPrimitive(use.configuration(), Aead.class);
  }

  private PrfSet prfs(KeyUse use) throws GeneralSecurityException {
    return keys(use).getPrimitive(use.configuration(), PrfSet.class);
  }

  @Override
  public String toString() {
    return "KeySet[REDACTED]";
  }
}
