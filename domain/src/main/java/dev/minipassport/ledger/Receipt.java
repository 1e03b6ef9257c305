package dev.minipassport.ledger;

import java.time.Instant;
import java.util.stream.Collectors;

/// What a person can carry away and show to anybody: their whole ledger as text, signed. It
/// verifies with nothing but the published key.
///
/// @param text UTF-8, every line ends with a line feed: the name of the form, then `subject=`,
///     `issued=` and `entries=`, and for each entry an empty line, its text and `hash=`
/// @param key names the key that signed
/// @param signature Ed25519 (RFC 8032) over the bytes of `text`, 64 bytes in lowercase hex
public record Receipt(String text, String key, String signature) {

  static Receipt of(Ledger ledger, Instant issued, ReceiptSigner signer) {
    String text =
        "minipassport consent receipt 1\n"
            + "subject="
            + ledger.subject()
            + "\nissued="
            + issued
            + "\nentries="
            + ledger.entries().size()
            + "\n"
            + ledger.entries().stream()
                .map(entry -> "\n" + entry.text() + "hash=" + entry.hash() + "\n")
                .collect(Collectors.joining());
    return signer.sign(text);
  }
}
