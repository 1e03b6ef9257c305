package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.PublicKeySign;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig2026;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.token.OpaqueSeal;
import dev.minipassport.token.ReplaySeal;
import java.security.GeneralSecurityException;

/// The keys of this server: one Tink key set that seals session keys, one that takes part in
/// sealing replayed tokens and in what callers keep for us, one that signs receipts. Each can hold
/// older keys beside its primary one.
public final class KeySet {
  private static final String SESSION_KEYS = "sessionKeys";
  private static final String REPLAYS = "replays";
  private static final String RECEIPTS = "receipts";

  private static final Configuration SEALING = AeadConfig2026.get();
  private static final Configuration DERIVING = PrfConfig2026.get();
  private static final Configuration SIGNING = SignatureConfig2026.get();

  private final KeysetHandle sessionKeys;
  private final KeysetHandle replays;
  private final KeysetHandle receipts;
  private final boolean completed;

  private KeySet(
      KeysetHandle sessionKeys, KeysetHandle replays, KeysetHandle receipts, boolean completed) {
    this.sessionKeys = sessionKeys;
    this.replays = replays;
    this.receipts = receipts;
    this.completed = completed;
  }

  public static KeySet generate() throws GeneralSecurityException {
    return new KeySet(
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, SEALING),
        KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256, DERIVING),
        newReceipts(),
        false);
  }

  private static KeysetHandle newReceipts() throws GeneralSecurityException {
    return KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519WithRawOutput, SIGNING);
  }

  /// Reads what [#reveal] wrote. What was written before there were receipts is completed with a
  /// new key for them.
  public static KeySet parse(String json) throws GeneralSecurityException {
    try {
      JsonObject all = JsonParser.parseString(json).getAsJsonObject();
      boolean complete = all.has(RECEIPTS);
      return new KeySet(
          part(all, SESSION_KEYS, SEALING),
          part(all, REPLAYS, DERIVING),
          complete ? part(all, RECEIPTS, SIGNING) : newReceipts(),
          !complete);
    } catch (JsonParseException | IllegalStateException _) {
      // The parser's own text may quote key material.
      throw new GeneralSecurityException("not the JSON of a key set");
    }
  }

  /// Whether it holds keys that are not in what it was read from, and wants to be written anew.
  public boolean isCompleted() {
    return completed;
  }

  /// The keys in clear, as JSON, for the file they are kept in.
  public String reveal() throws GeneralSecurityException {
    var all = new JsonObject();
    all.add(SESSION_KEYS, JsonParser.parseString(json(sessionKeys, SEALING)));
    all.add(REPLAYS, JsonParser.parseString(json(replays, DERIVING)));
    all.add(RECEIPTS, JsonParser.parseString(json(receipts, SIGNING)));
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
        sessionKeys.getPrimitive(SEALING, Aead.class),
        sessionKeys.getPrimary().getId(),
        replays.getPrimitive(DERIVING, PrfSet.class));
  }

  public SessionKeySeal sessionKeySeal() throws GeneralSecurityException {
    return new SessionKeySeal(sessionKeys.getPrimitive(SEALING, Aead.class));
  }

  public ReplaySeal replaySeal() throws GeneralSecurityException {
    return new TinkReplaySeal(replays.getPrimitive(DERIVING, PrfSet.class));
  }

  public OpaqueSeal opaqueSeal() throws GeneralSecurityException {
    return new TinkOpaqueSeal(replays.getPrimitive(DERIVING, PrfSet.class));
  }

  public ReceiptSigner receiptSigner() throws GeneralSecurityException {
    return new Ed25519ReceiptSigner(
        receipts.getPrimitive(SIGNING, PublicKeySign.class), PublicKeys.of(receipts));
  }

  public Seals seals() throws GeneralSecurityException {
    return new Seals(sessionKeySeal(), replaySeal(), opaqueSeal(), receiptSigner());
  }

  private static KeysetHandle part(JsonObject all, String name, Configuration use)
      throws GeneralSecurityException {
    if (!all.has(name)) {
      throw new GeneralSecurityException("the key set has no member " + name);
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(
        all.get(name).toString(), use, InsecureSecretKeyAccess.get());
  }

  private static String json(KeysetHandle keys, Configuration use) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, use, InsecureSecretKeyAccess.get());
  }

  @Override
  public String toString() {
    return "KeySet[REDACTED]";
  }
}
