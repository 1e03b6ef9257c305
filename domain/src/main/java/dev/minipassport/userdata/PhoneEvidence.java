package dev.minipassport.userdata;

import dev.minipassport.dossier.PhoneNumber;

/// What came of holding encrypted phone data against the keys of the person who brings it.
public sealed interface PhoneEvidence {

  /// WeChat made it, for this person in this app.
  record Genuine(PhoneNumber number) implements PhoneEvidence {}

  /// It counts for nothing.
  record Flawed(Evidence.Flaw why) implements PhoneEvidence {}
}
