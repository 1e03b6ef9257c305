package dev.minipassport.ledger;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.TextHash;
import java.util.stream.Collectors;

/// A statement in its place in the chain of one subject.
///
/// @param sequence counts from 1; the order of the ledger, whatever the instants say
/// @param previous the hash of the entry before; of the first one, [#ORIGIN]
/// @param hash of the text of this entry, previous hash included
public record Entry(
    SubjectId subject, long sequence, Statement statement, TextHash previous, TextHash hash) {
  static final TextHash ORIGIN = new TextHash("0".repeat(64));

  static Entry following(SubjectId subject, long sequence, Statement said, TextHash previous) {
    return new Entry(
        subject, sequence, said, previous, TextHash.of(text(subject, sequence, said, previous)));
  }

  boolean intact() {
    return hash.equals(TextHash.of(text()));
  }

  /// What is hashed: a line for each field, in this order, without a personal one among them.
  public String text() {
    return text(subject, sequence, statement, previous);
  }

  private static String text(SubjectId subject, long sequence, Statement said, TextHash previous) {
    return """
    subject=%s
    sequence=%d
    app=%s
    purpose=%s
    version=%d
    text=%s
    language=%s
    categories=%s
    consent=%s
    scope=%s
    decision=%s
    surface=%s
    platform=%s
    library=%s
    at=%s
    request=%s
    cause=%s
    previous=%s
    """
        .formatted(
            subject,
            sequence,
            said.app(),
            said.purpose(),
            said.version(),
            said.text(),
            said.language(),
            said.categories().stream().map(DataCategory::name).collect(Collectors.joining(",")),
            said.separate() ? "separate" : "general",
            said.shared() ? "owner" : "app",
            said.decision(),
            said.surface(),
            said.platform().map(Platform::name).orElse(""),
            said.library().map(LibraryVersion::toString).orElse(""),
            said.at(),
            said.request(),
            said.cause(),
            previous);
  }
}
