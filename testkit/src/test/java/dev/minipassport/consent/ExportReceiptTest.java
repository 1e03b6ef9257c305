package dev.minipassport.consent;

import static dev.minipassport.testkit.Passport.ALICE;
import static dev.minipassport.testkit.Passport.APP;
import static dev.minipassport.testkit.Passport.BOB;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.consent.ReceiptExport.Exported;
import dev.minipassport.consent.ReceiptExport.NotSignedIn;
import dev.minipassport.consent.ReceiptExport.NothingSaid;
import dev.minipassport.ledger.Receipt;
import dev.minipassport.ledger.ReceiptSigner.PublishedKey;
import dev.minipassport.login.Login.SignedIn;
import dev.minipassport.purpose.TextHash;
import dev.minipassport.testkit.APurpose;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.testkit.memory.InMemoryStore;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What anybody can check of a receipt with its text, its signature and the published keys.
final class ExportReceiptTest {
  /// What comes before the 32 bytes of an Ed25519 key in its encoding (RFC 8410).
  private static final String PREFIX = "302a300506032b6570032100";

  private final TestClock clock = new TestClock();
  private final InMemoryStore store = new InMemoryStore();
  private final Passport passport = new Passport(store, clock);
  private final Visitor alice = visitor(passport.signIn(ALICE));

  private Visitor visitor(SignedIn login) {
    passport.apps.keepPicturesOn(APP, "cdn.example.com");
    var _ = store.purposes().seed(APP, List.of(APurpose.named("profile").made()));
    return Visitor.of(passport, login, "profile");
  }

  private Receipt receipt(Visitor visitor) {
    return switch (passport.exportReceipt.export(APP, visitor.token())) {
      case Exported(var receipt) -> receipt;
      case ReceiptExport other -> throw new AssertionError("not exported: " + other);
    };
  }

  private boolean signed(String text, Receipt receipt) throws Exception {
    PublishedKey key =
        passport.exportReceipt.keys().stream()
            .filter(published -> published.id().equals(receipt.key()))
            .findFirst()
            .orElseThrow();
    var encoded = new X509EncodedKeySpec(HexFormat.of().parseHex(PREFIX + key.bytes()));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(encoded));
    signature.update(text.getBytes(UTF_8));
    return signature.verify(HexFormat.of().parseHex(receipt.signature()));
  }

  /// Whether each entry has the hash of its text, and names that of the one before.
  private static boolean chained(String text) {
    List<String> entries = Arrays.asList(text.split("\n\n"));
    String previous = "0".repeat(64);
    for (String entry : entries.subList(1, entries.size())) {
      int hash = entry.indexOf("hash=");
      String said = entry.substring(0, hash);
      String named = entry.substring(hash + "hash=".length()).strip();
      if (!said.endsWith("\nprevious=" + previous + "\n")
          || !TextHash.of(said).hex().equals(named)) {
        return false;
      }
      previous = named;
    }
    return true;
  }

  @Test
  void whoeverSaidNothingHasNothingToCarryAway() {
    assertThat(passport.exportReceipt.export(APP, alice.token())).isEqualTo(new NothingSaid());
  }

  @Test
  void allTheySaidIsInItSignedAndChained() throws Exception {
    alice.refuses();
    clock.advance(Duration.ofDays(3));
    alice.grants();
    alice.withdraws();

    Receipt receipt = receipt(alice);

    assertThat(receipt.text())
        .startsWith("minipassport consent receipt 1\nsubject=")
        .contains("\nissued=2026-03-04T08:00:00Z\nentries=3\n")
        .containsSubsequence("decision=REFUSED", "decision=GRANTED", "decision=WITHDRAWN")
        .endsWith("\n");
    assertThat(signed(receipt.text(), receipt)).isTrue();
    assertThat(chained(receipt.text())).isTrue();
  }

  @Test
  void aReceiptThatWasChangedVerifiesNoMore() throws Exception {
    alice.grants();
    alice.withdraws();
    Receipt receipt = receipt(alice);
    String forged = receipt.text().replace("decision=WITHDRAWN", "decision=GRANTED");

    assertThat(forged).isNotEqualTo(receipt.text());
    assertThat(signed(forged, receipt)).isFalse();
    assertThat(chained(forged)).isFalse();
  }

  @Test
  void nothingPersonalStandsInIt() {
    alice.grants();
    alice.fills(Visitor.form("Alice", "https://cdn.example.com/a.png"));

    assertThat(receipt(alice).text()).doesNotContain("Alice", "cdn.example.com", ALICE.value());
  }

  @Test
  void eachPersonCarriesTheirOwnAndASubjectOfTheirOwn() {
    Visitor bob = visitor(passport.signIn(BOB));
    alice.grants();
    bob.refuses();

    assertThat(receipt(alice).text()).contains("GRANTED").doesNotContain("REFUSED");
    assertThat(subject(receipt(bob))).isNotEqualTo(subject(receipt(alice)));
    assertThat(subject(receipt(bob))).isEqualTo(subject(receipt(bob)));
  }

  private static String subject(Receipt receipt) {
    return receipt.text().lines().skip(1).findFirst().orElseThrow();
  }

  @Test
  void aTokenThatAdmitsToNothingExportsNothing() {
    alice.grants();
    var _ = passport.revoke.revoke(APP, alice.token());

    assertThat(passport.exportReceipt.export(APP, alice.token())).isInstanceOf(NotSignedIn.class);
  }
}
