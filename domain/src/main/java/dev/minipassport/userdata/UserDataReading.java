package dev.minipassport.userdata;

import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.NotValid;
import java.util.Set;

/// What came of bringing user data.
public sealed interface UserDataReading {

  /// It is genuine.
  ///
  /// @param asked what the standing grant covers of it; the rest is not to be shown
  record Read(UserInfo info, Set<DataCategory> asked) implements UserDataReading {}

  record Flawed(Evidence.Flaw why) implements UserDataReading {}

  record Barred(dev.minipassport.consent.Barred why) implements UserDataReading {}

  record UnknownPurpose() implements UserDataReading {}

  record NotSignedIn(NotValid why) implements UserDataReading {}
}
