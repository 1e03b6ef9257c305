package dev.minipassport.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/// The very bytes that people carry away: whoever changes them makes older receipts unreadable.
final class ReceiptTest {
  static final String FIRST =
      """
      subject=00000000-0000-4000-8000-000000000001
      sequence=1
      app=wx1111111111111111
      purpose=profile
      version=3
      text=dba36bffa5cab0f922d087a3aeb179f9d4e745df40b323e1b1471402848c8a3e
      language=zh_CN
      categories=NICKNAME,AVATAR
      consent=general
      scope=app
      decision=GRANTED
      surface=OWN_DIALOG
      platform=IOS
      library=3.7.0
      at=2026-03-01T08:00:00.005Z
      request=request-1
      cause=PERSON
      previous=0000000000000000000000000000000000000000000000000000000000000000
      """;

  static final String SECOND =
      """
      subject=00000000-0000-4000-8000-000000000001
      sequence=2
      app=wx2222222222222222
      purpose=ranking
      version=4
      text=3e45fa2774f55d0e3ee630affbadf054409f81c8ee4085bdd70aaedc24cfc87b
      language=en
      categories=REGION
      consent=separate
      scope=owner
      decision=WITHDRAWN
      surface=SETTINGS
      platform=
      library=
      at=2026-03-01T08:01:00Z
      request=request-2
      cause=OPERATOR
      previous=d8663b576731705f4b5f51cd09e2395cfc60474ef55573d0346c4414e0fa10d3
      """;

  static final String FIRST_HASH =
      "d8663b576731705f4b5f51cd09e2395cfc60474ef55573d0346c4414e0fa10d3";
  static final String SECOND_HASH =
      "e3afebcf9bce54ac8a4a332a411ccd0cc1f05508658138d00e7b1c2108433855";

  /// Signs nothing: the text is what matters here.
  private static final ReceiptSigner UNSIGNED =
      new ReceiptSigner() {
        @Override
        public Receipt sign(String text) {
          return new Receipt(text, "none", "");
        }

        @Override
        public List<PublishedKey> keys() {
          return List.of();
        }
      };

  @Test
  void itsTextIsTheWholeLedgerEntryByEntry() {
    Ledger ledger = Ledger.empty(Said.SUBJECT).with(Said.granted()).with(Said.withdrawn());

    assertThat(UNSIGNED.receipt(ledger, Said.AT.plusSeconds(3600)).text())
        .isEqualTo(
            """
            minipassport consent receipt 1
            subject=00000000-0000-4000-8000-000000000001
            issued=2026-03-01T09:00:00Z
            entries=2
            """
                + "\n"
                + FIRST
                + "hash="
                + FIRST_HASH
                + "\n\n"
                + SECOND
                + "hash="
                + SECOND_HASH
                + "\n");
  }
}
