package dev.minipassport.phone;

import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.session.NotValid;
import dev.minipassport.userdata.Evidence;

/// What came of binding a phone number.
public sealed interface Binding {

  /// It is the person's.
  ///
  /// @param moved another person lost it
  record Bound(PhoneNumber number, boolean moved) implements Binding {}

  /// Another person of this owner holds it; nothing was written, so a repeat is told [TapAgain].
  record NumberTaken() implements Binding {}

  /// Whether the code was redeemed is not known, or what it brought is gone: the person has to tap
  /// again.
  record TapAgain() implements Binding {}

  /// WeChat knows no such code of this person, or not any more (40029): tap again.
  record CodeRejected() implements Binding {}

  /// Another number is bound, and to change it takes a login of the last 5 minutes. Nothing was
  /// redeemed, unless the other one was bound in that moment.
  record LoginTooOld() implements Binding {}

  /// The encrypted data counts for nothing.
  record Flawed(Evidence.Flaw why) implements Binding {}

  /// WeChat did not make this data, or not in the last 3 days.
  record NotVouched() implements Binding {}

  record Barred(dev.minipassport.consent.Barred why) implements Binding {}

  /// The app has no such purpose, or it is not for phone numbers.
  record UnknownPurpose() implements Binding {}

  record NotSignedIn(NotValid why) implements Binding {}
}
