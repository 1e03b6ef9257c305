package dev.minipassport.storage.seal;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.signature.SignatureConfig2026;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;
import java.util.Map;

/// What an operator does to the text of a key set.
public final class KeyRotation {
  private static final Map<String, Configuration> KINDS =
      Map.of(
          "sessionKeys", AeadConfig2026.get(),
          "replays", PrfConfig2026.get(),
          "receipts", SignatureConfig2026.get(),
          "phones", AeadConfig2026.get(),
          "phoneIndex", PrfConfig2026.get(),
          "appSecrets", AeadConfig2026.get());

  private KeyRotation() {}

  /// A new primary key of each kind, beside those there were.
  public static String withNewKeys(String json) throws GeneralSecurityException {
    return changed(json, KeySet.generate().reveal(), true);
  }

  /// The primary keys alone.
  public static String withoutOldKeys(String json) throws GeneralSecurityException {
    return changed(json, json, false);
  }

  /// As it was before there were keys of that kind.
  public static String without(String kind, String json) {
    JsonObject rest = object(json);
    rest.remove(kind);
    return rest.toString();
  }

  /// The keys of one kind from one key set, the others from another.
  static String with(String kind, String from, String others) {
    JsonObject mixed = object(others);
    mixed.add(kind, object(from).get(kind));
    return mixed.toString();
  }

  private static String changed(String json, String primary, boolean keepOld)
      throws GeneralSecurityException {
    var result = new JsonObject();
    for (Map.Entry<String, Configuration> kind : KINDS.entrySet()) {
      KeysetHandle now = part(json, kind.getKey(), kind.getValue());
      KeysetHandle.Entry first = part(primary, kind.getKey(), kind.getValue()).getPrimary();
      var builder = KeysetHandle.newBuilder();
      if (keepOld) {
        for (int i = 0; i < now.size(); i++) {
          builder.addEntry(
              KeysetHandle.importKey(now.getAt(i).getKey()).withFixedId(now.getAt(i).getId()));
        }
      }
      builder.addEntry(
          KeysetHandle.importKey(first.getKey()).withFixedId(first.getId()).makePrimary());
      result.add(kind.getKey(), JsonParser.parseString(text(builder.build(), kind.getValue())));
    }
    return result.toString();
  }

  private static KeysetHandle part(String json, String kind, Configuration use)
      throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        object(json).get(kind).toString(), use, InsecureSecretKeyAccess.get());
  }

  private static String text(KeysetHandle keys, Configuration use) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.serializeKeyset(keys, use, InsecureSecretKeyAccess.get());
  }

  private static JsonObject object(String json) {
    return JsonParser.parseString(json).getAsJsonObject();
  }
}
