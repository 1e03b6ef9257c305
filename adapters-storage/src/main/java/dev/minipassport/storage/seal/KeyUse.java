package dev.minipassport.storage.seal;

import com.google.crypto.tink.Configuration;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import com.google.crypto.tink.prf.PredefinedPrfParameters;
import com.google.crypto.tink.prf.PrfConfig2026;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig2026;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import java.security.GeneralSecurityException;

/// What a Tink key set within the [KeySet] is for, and the name it has in the file.
enum KeyUse {
  SESSION_KEYS("sessionKeys"),
  /// For replayed tokens, and for what callers keep for us.
  REPLAYS("replays"),
  RECEIPTS("receipts"),
  PHONES("phones"),
  PHONE_INDEX("phoneIndex"),
  APP_SECRETS("appSecrets");

  private final String member;

  KeyUse(String member) {
    this.member = member;
  }

  String member() {
    return member;
  }

  /// Those of the first release; without them a text is no key set.
  boolean indispensable() {
    return this == SESSION_KEYS || this == REPLAYS;
  }

  Configuration configuration() {
    return switch (this) {
      case SESSION_KEYS, PHONES, APP_SECRETS -> AeadConfig2026.get();
      case REPLAYS, PHONE_INDEX -> PrfConfig2026.get();
      case RECEIPTS -> SignatureConfig2026.get();
    };
  }

  KeysetHandle generate() throws GeneralSecurityException {
    return KeysetHandle.generateNew(parameters(), configuration());
  }

  KeysetHandle parse(JsonElement text) throws GeneralSecurityException {
    return TinkJsonProtoKeysetFormat.parseKeyset(
        text.toString(), configuration(), InsecureSecretKeyAccess.get());
  }

  JsonElement reveal(KeysetHandle keys) throws GeneralSecurityException {
    return JsonParser.parseString(
        TinkJsonProtoKeysetFormat.serializeKeyset(
            keys, configuration(), InsecureSecretKeyAccess.get()));
  }

  private Parameters parameters() {
    return switch (this) {
      case SESSION_KEYS, PHONES, APP_SECRETS -> PredefinedAeadParameters.AES256_GCM;
      case REPLAYS -> PredefinedPrfParameters.HKDF_SHA256;
      case RECEIPTS -> PredefinedSignatureParameters.ED25519WithRawOutput;
      case PHONE_INDEX -> PredefinedPrfParameters.HMAC_SHA256_PRF;
    };
  }
}
