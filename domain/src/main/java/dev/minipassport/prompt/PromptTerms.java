package dev.minipassport.prompt;

import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.ledger.LibraryVersion;
import dev.minipassport.ledger.Platform;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.TextHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;

/// What a prompt was about, as it stands in its id.
///
/// @param position how many entries the person's ledger had: what they took back since is not
///     granted again by an older dialog
public record PromptTerms(
    AppId app,
    IdentityId identity,
    List<Subject> subjects,
    Capability capability,
    Trigger trigger,
    Platform platform,
    LibraryVersion library,
    Instant issuedAt,
    long position) {
  public static final Duration GOOD_FOR = Duration.ofHours(24);

  /// One purpose of it, and the words that were to be shown.
  public record Subject(PurposeId purpose, int version, Language language, TextHash text) {}

  public Instant goodUntil() {
    return issuedAt.plus(GOOD_FOR);
  }

  /// A line for each field, without a line feed within.
  String text() {
    var lines = new ArrayList<String>();
    lines.add(app.value());
    lines.add(identity.toString());
    lines.add(capability.name());
    lines.add(trigger.name());
    lines.add(platform.name());
    lines.add(library.toString());
    lines.add(Long.toString(issuedAt.toEpochMilli()));
    lines.add(Long.toString(position));
    for (Subject subject : subjects) {
      lines.add(subject.purpose().value());
      lines.add(Integer.toString(subject.version()));
      lines.add(subject.language().tag());
      lines.add(subject.text().hex());
    }
    return String.join("\n", lines);
  }

  /// Reads what [#text] wrote.
  static PromptTerms of(String text) {
    Iterator<String> lines = Arrays.asList(text.split("\n")).iterator();
    var app = new AppId(lines.next());
    var identity = new IdentityId(UUID.fromString(lines.next()));
    var capability = Capability.valueOf(lines.next());
    var trigger = Trigger.valueOf(lines.next());
    var platform = Platform.valueOf(lines.next());
    var library = LibraryVersion.of(lines.next());
    Instant issuedAt = Instant.ofEpochMilli(Long.parseLong(lines.next()));
    long position = Long.parseLong(lines.next());
    var subjects = new ArrayList<Subject>();
    while (lines.hasNext()) {
      subjects.add(
          new Subject(
              new PurposeId(lines.next()),
              Integer.parseInt(lines.next()),
              new Language(lines.next()),
              new TextHash(lines.next())));
    }
    return new PromptTerms(
        app, identity, subjects, capability, trigger, platform, library, issuedAt, position);
  }
}
