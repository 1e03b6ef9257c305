package dev.minipassport.phone;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.PhoneNumber;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.userdata.SealedUserData;

/// Asks WeChat for phone numbers (protocol 8). Held to `PhoneNumbersContract`.
public interface PhoneNumbers {

  /// Sends the code at most once, with the open id of the person who brings it.
  ///
  /// Throws only where the code is certainly unspent: [dev.minipassport.fault.Unavailable],
  /// [dev.minipassport.fault.QuotaReached], [dev.minipassport.fault.AppCredentialsRejected],
  /// [dev.minipassport.fault.CallerGone].
  Redemption redeem(Identity person, PhoneCode code, Deadline deadline);

  /// Whether WeChat made this encrypted phone data within the last 3 days. Throws as [#redeem].
  boolean vouched(AppId app, SealedUserData data, Deadline deadline);

  /// What came of one attempt.
  sealed interface Redemption {
    record Redeemed(PhoneNumber number) implements Redemption {}

    /// Unknown, expired, redeemed before, or of another kind, app or person (40029).
    record Rejected() implements Redemption {}

    /// The request went out and no usable answer came back: whether the code is spent is not known.
    record Unknown() implements Redemption {}
  }
}
