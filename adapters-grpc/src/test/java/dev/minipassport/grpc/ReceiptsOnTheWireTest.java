package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.ListReceiptKeysRequest;
import dev.minipassport.v1.ListReceiptKeysResponse;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ReceiptsOnTheWireTest {
  /// What stands before the bytes of an Ed25519 key in its usual encoding (RFC 8410).
  private static final String KEY_PREFIX = "302a300506032b6570032100";

  private final Running running = new Running();
  private final Visitor alice = running.visitor();
  private final String token = alice.token().reveal();

  @AfterEach
  void stop() {
    running.close();
  }

  private ExportReceiptResponse exports() {
    return running.consent.exportReceipt(
        ExportReceiptRequest.newBuilder().setAppId(APP).setSessionToken(token).build());
  }

  @Test
  void aReceiptVerifiesWithThePublishedKey() throws Exception {
    assertThat(exports().hasNothingSaid()).isTrue();
    assertThat(alice.grants()).isNotNull();

    var receipt = exports().getReceipt();
    var key =
        running.consent.listReceiptKeys(ListReceiptKeysRequest.getDefaultInstance()).getKeys(0);

    assertThat(receipt.getText())
        .contains("purpose=" + PURPOSE)
        .doesNotContain(Passport.ALICE.value());
    assertThat(receipt.getKeyId()).isEqualTo(key.getKeyId());
    assertThat(verifies(receipt.getText(), receipt.getSignature(), key)).isTrue();
    assertThat(verifies(receipt.getText() + "\n", receipt.getSignature(), key)).isFalse();
  }

  private static boolean verifies(
      String text, String signature, ListReceiptKeysResponse.ReceiptKey key) throws Exception {
    var hex = HexFormat.of();
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519")
            .generatePublic(new X509EncodedKeySpec(hex.parseHex(KEY_PREFIX + key.getPublicKey()))));
    verifier.update(text.getBytes(StandardCharsets.UTF_8));
    return verifier.verify(hex.parseHex(signature));
  }
}
