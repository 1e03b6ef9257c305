package dev.minipassport.identity;

/// One person as we know them, across the apps of one owner.
///
/// @param hasPhone one of its identities has a phone number bound
public record Account(AccountId id, boolean suspended, boolean hasPhone) {

  /// One without a phone number.
  public Account(AccountId id, boolean suspended) {
    this(id, suspended, false);
  }
}
