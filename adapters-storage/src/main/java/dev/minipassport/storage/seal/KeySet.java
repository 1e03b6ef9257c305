package dev.minipassport.storage.seal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.prf.PrfSet;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.minipassport.token.ReplaySeal;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The keys of this server: one Tink key set that seals session keys, one that takes part in
/// sealing replayed tokens. Each can hold older keys beside its primary one.
public final class KeySet {
  private static final String SESSION_KEYS = "sessionKeys";
  private static final String REPLAYS = "replays";

  private static final Configuration SEALING = AeadConfig2026.get();
  private static final Configuration DERIVING = PrfConfig2026.get();

  private final KeysetHandle sessionKeys;
  private final KeysetHandle replays;

  private KeySet(KeysetHandle sessionKeys, KeysetHandle replays) {
    this.sessionKeys = sessionKeys;
    this.replays = replays;
  }

  public static KeySet generate() throws GeneralSecurityException {
    return new KeySet(
        KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, SEALING),
        KeysetHandle.generateNew(PredefinedPrfParameters.HKDF_SHA256, DERIVING));
  }

  /// Reads what [#reveal] wrote.
  public static KeySet parse(String json) throws GeneralSecurityException {
    try {
      JsonObject both = JsonParser.parseString(json).getAsJsonObject();
      return new KeySet(part(both, SESSION_KEYS, SEALING), part(both, REPLAYS, DERIVING));
    } catch (JsonParseException | IllegalStateException _) {
      // The parser's own text may quote key material.
      throw new GeneralSecurityException("not the JSON of a key set");
    }
  }

  /// The keys in clear, as JSON, for the file they are kept in.
  public String reveal() throws GeneralSecurityException {
    var both = new JsonObject();
    both.add(SESSION_KEYS, JsonParser.parseString(json(sessionKeys, SEALING)));
    both.add(REPLAYS, JsonParser.parseString(json(replays, DERIVING)));
    return both + "\n";
  }

  /// Tells one key set from another and tells nothing about the keys.
  public String fingerprint() throws GeneralSecurityException {
    var sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(bytes(sessionKeys, SEALING));
    sha256.update(bytes(replays, DERIVING));
    return HexFormat.of().formatHex(sha256.digest(), 0, 16);
  }

  public SessionKeySeal sessionKeySeal() throws GeneralSecurityException {
    return new SessionKeySeal(sessionKeys.getPrimitive(SEALING, Aead.class));
  }

  public ReplaySeal replaySeal() throws GeneralSecurityException {
    return new TinkReplaySeal(replays.getPrimitive(DERIVING, PrfSet.class));
  }

  private static KeysetHandle part(JsonObject both, String name, Configuration use)
      throws GeneralSecurityException {
    if (!both.has(name)) {
      throw new GeneralSecurityException("the key set has no member " + name);
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(
        both.get(name).toString(), use, InsecureSecretKeyAccess.get());
  }

  private static String json(KeysetHandle keys, Configuration use) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, use, InsecureSecretKeyAccess.get());
  }

  private static byte[] bytes(KeysetHandle keys, Configuration use)
      throws GeneralSecurityException {
    return TinkProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get(), use);
  }

  @Override
  public String toString() {
    return "KeySet[REDACTED]";
  }
}
