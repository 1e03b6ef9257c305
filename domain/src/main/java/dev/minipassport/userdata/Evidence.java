package dev.minipassport.userdata;

/// What came of holding user data against the keys of the person who brings it.
public sealed interface Evidence {

  /// WeChat made it, for this person in this app.
  record Genuine(UserInfo info) implements Evidence {}

  /// It counts for nothing.
  record Flawed(Flaw why) implements Evidence {}

  enum Flaw {
    /// Not signed with a session key of this person, or changed since.
    SIGNATURE_MISMATCH,
    /// No session key of this person opens it: the client must log in again, and then ask again.
    UNDECIPHERABLE,
    /// Made for another app.
    WRONG_APP,
    /// Made too long ago, or in the future.
    STALE,
    /// Made for another person.
    OTHER_USER,
    /// There is no session key of this person: the client must log in again.
    NO_SESSION_KEY
  }
}
