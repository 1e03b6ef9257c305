package dev.minipassport.phone;

import dev.minipassport.dossier.Shown;
import dev.minipassport.session.NotValid;

/// What came of asking for a person's phone number.
public sealed interface PhoneReading {
  record Read(Shown.Item phone) implements PhoneReading {}

  record NoPhone() implements PhoneReading {}

  record NotSignedIn(NotValid why) implements PhoneReading {}
}
