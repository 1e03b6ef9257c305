package dev.minipassport.dossier;

/// How a value of a profile came to us.
public enum Provenance {
  /// Typed or picked by the person.
  FORM,
  /// `rawData` of the profile APIs, with a signature that holds.
  SIGNED,
  /// `userInfo` of the profile APIs, vouched for by nobody but the client.
  PLAIN,
  /// Opened from `encryptedData`.
  OPENED,
  /// A code redeemed with WeChat.
  REDEEMED;

  /// A person's own choice is not overwritten by what a machine says.
  public boolean yieldsTo(Provenance newer) {
    return this != FORM || newer == FORM;
  }
}
