package dev.minipassport.storage.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.signature.PredefinedSignatureParameters;
import com.google.crypto.tink.signature.SignatureConfig2026;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Verified with the JDK alone.
final class Ed25519ReceiptSignerTest {
  /// What comes before the 32 bytes of a key in its X.509 form (RFC 8410, 4).
  private static final String X509 = "302a300506032b6570032100";

  private static final String TEXT = "minipassport consent receipt 1\n小明\n";

  private KeySet keys;
  private ReceiptSigner signer;

  @BeforeEach
  void generate() throws Exception {
    keys = KeySet.generate();
    signer = keys.receiptSigner();
  }

  private static boolean verifies(Receipt receipt, PublishedKey key) throws Exception {
    Signature verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(HexFormat.of().parseHex(X509 + key.bytes()))));
    verifier.update(receipt.text().getBytes(StandardCharsets.UTF_8));
    return verifier.verify(HexFormat.of().parseHex(receipt.signature()));
  }

  @Test
  void aSignatureIsSixtyFourBytesThatTheJdkVerifies() throws Exception {
    Receipt receipt = signer.sign(TEXT);

    assertThat(receipt.text()).isEqualTo(TEXT);
    assertThat(receipt.signature()).matches("[0-9a-f]{128}");
    assertThat(signer.keys())
        .singleElement()
        .returns(receipt.key(), PublishedKey::id)
        .satisfies(key -> assertThat(key.bytes()).matches("[0-9a-f]{64}"));
    assertThat(verifies(receipt, signer.keys().getFirst())).isTrue();
    var other = new Receipt(TEXT + " ", receipt.key(), receipt.signature());
    assertThat(verifies(other, signer.keys().getFirst())).isFalse();
  }

  @Test
  void theSameTextIsSignedTheSameByTheKeySetThatWasWrittenAndRead() throws Exception {
    assertThat(KeySet.parse(keys.reveal()).receiptSigner().sign(TEXT)).isEqualTo(signer.sign(TEXT));
  }

  @Test
  void keysRotateAndTheNewestSigns() throws Exception {
    Receipt old = signer.sign(TEXT);
    String both = KeyRotation.withNewKeys(keys.reveal());
    ReceiptSigner rotated = KeySet.parse(both).receiptSigner();
    Receipt receipt = rotated.sign(TEXT);

    assertThat(rotated.keys())
        .extracting(PublishedKey::id)
        .containsExactly(receipt.key(), old.key());
    assertThat(verifies(receipt, rotated.keys().getFirst())).isTrue();
    assertThat(verifies(old, rotated.keys().getLast())).isTrue();
    assertThat(verifies(old, rotated.keys().getFirst())).isFalse();
    assertThat(KeySet.parse(KeyRotation.withoutOldKeys(both)).receiptSigner().keys())
        .extracting(PublishedKey::id)
        .containsExactly(receipt.key());
  }

  /// Tink would put five bytes before the signature, which nobody else expects.
  @Test
  void aKeyThatDoesNotSignPlainlyIsRefused() throws Exception {
    var prefixed =
        KeysetHandle.generateNew(PredefinedSignatureParameters.ED25519, SignatureConfig2026.get());
    JsonObject json = JsonParser.parseString(keys.reveal()).getAsJsonObject();
    json.add(
        "receipts",
        JsonParser.parseString(
            TinkJsonProtoKeysetFormat.serializeKeyset(
                prefixed, SignatureConfig2026.get(), InsecureSecretKeyAccess.get())));
    KeySet odd = KeySet.parse(json.toString());

    assertThatThrownBy(odd::receiptSigner)
        .isInstanceOf(GeneralSecurityException.class)
        .hasMessageContaining("raw output");
  }

  @Test
  void aKeySetWithoutReceiptsIsCompleted() throws Exception {
    KeySet completed = KeySet.parse(KeyRotation.without("receipts", keys.reveal()));

    assertThat(keys.isCompleted()).isFalse();
    assertThat(completed.isCompleted()).isTrue();
    assertThat(completed.receiptSigner().keys()).isNotEqualTo(signer.keys());
    assertThat(KeySet.parse(completed.reveal()).isCompleted()).isFalse();
    assertThat(completed.recognise(keys.mark())).isEqualTo(KeySet.Recognition.OWN);
  }
}
