package dev.minipassport.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// What every implementation of `ReceiptSigner` does. The verifier here has nothing but
/// the receipt, the published key and the JDK.
public abstract class ReceiptSignerContract extends StoreContract {
  /// What stands before the bytes of a public key (RFC 8410).
  private static final String PREFIX = "302a300506032b6570032100";

  private static final String TEXT = "minipassport consent receipt 1\n头像\n";

  private boolean verifies(String text, Receipt receipt) throws Exception {
    PublishedKey key =
        store.receiptSigner().keys().stream()
            .filter(published -> published.id().equals(receipt.key()))
            .findFirst()
            .orElseThrow();
    var encoded = new X509EncodedKeySpec(HexFormat.of().parseHex(PREFIX + key.bytes()));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
    signature.update(text.getBytes(StandardCharsets.UTF_8));
    return signature.verify(HexFormat.of().parseHex(receipt.signature()));
  }

  @Test
  void aSignatureVerifiesWithThePublishedKey() throws Exception {
    Receipt receipt = store.receiptSigner().sign(TEXT);

    assertThat(receipt.text()).isEqualTo(TEXT);
    assertThat(receipt.signature()).matches("[0-9a-f]{128}");
    assertThat(verifies(TEXT, receipt)).isTrue();
  }

  @Test
  void anotherTextDoesNotVerify() throws Exception {
    Receipt receipt = store.receiptSigner().sign(TEXT);

    assertThat(verifies(TEXT + " ", receipt)).isFalse();
    assertThat(verifies(TEXT.replace('1', '2'), receipt)).isFalse();
  }

  @Test
  void theNewestKeySigns() {
    assertThat(store.receiptSigner().keys().getFirst().id())
        .isEqualTo(store.receiptSigner().sign(TEXT).key());
    assertThat(store.receiptSigner().keys())
        .allSatisfy(key -> assertThat(key.bytes()).matches("[0-9a-f]{64}"));
  }
}
