package dev.minipassport.content;

import dev.minipassport.deadline.Deadline;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Nickname;
import dev.minipassport.identity.Identity;

/// Asks WeChat what it makes of what a person typed or picked (protocol 9). Held to
/// `ContentCheckContract`.
///
/// Throws [dev.minipassport.fault.Unavailable], [dev.minipassport.fault.QuotaReached] or
/// [dev.minipassport.fault.AppCredentialsRejected] where there is no answer.
public interface ContentCheck {
  Checked check(Identity person, Nickname nickname, Deadline deadline);

  /// Submits a picture. WeChat fetches it from `where` and tells its verdict within 30 minutes, by
  /// a push.
  Submitted submit(Identity person, AvatarUrl where, Deadline deadline);

  /// What came of checking a text.
  sealed interface Checked {
    record Judged(Verdict verdict) implements Checked {}

    /// WeChat checks nothing of a person who was not there in the last 2 hours (61010).
    record NotSeenLately() implements Checked {}
  }

  /// What came of submitting a picture.
  sealed interface Submitted {
    record Accepted(CheckId check) implements Submitted {}

    /// As [Checked.NotSeenLately].
    record NotSeenLately() implements Submitted {}
  }
}
