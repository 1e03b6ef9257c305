package dev.minipassport.profile;

import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.AvatarUrl;
import dev.minipassport.dossier.Shown;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.session.NotValid;
import dev.minipassport.userdata.Evidence;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What came of filling a profile.
public sealed interface Filling {

  /// Written.
  ///
  /// @param placeholders what WeChat gave for nothing: it was left out, and another way has to be
  ///     taken
  /// @param picture replaced by this, to be deleted by the backend
  /// @param advice what WeChat made of it, where the app asks for nothing more than that
  record Filled(
      Shown profile,
      Set<DataCategory> placeholders,
      Optional<AvatarUrl> picture,
      Map<DataCategory, Verdict> advice)
      implements Filling {
    public Filled {
      advice = Map.copyOf(advice);
    }
  }

  /// WeChat calls it risky; nothing was written, and the person has to choose another.
  record Risky(DataCategory category) implements Filling {}

  /// WeChat checks nothing of a person who was not there in the last 2 hours: the client calls
  /// `wx.login`, logs in, and repeats. Nothing was written.
  record NotSeenLately() implements Filling {}

  /// Nothing was written; the person has to choose another.
  record NicknameRefused(Judged.Flaw why) implements Filling {}

  /// Nothing was written.
  record AvatarRefused(Judged.Flaw why) implements Filling {}

  /// The user data counts for nothing.
  record Flawed(Evidence.Flaw why) implements Filling {}

  record Barred(dev.minipassport.consent.Barred why) implements Filling {}

  record UnknownPurpose() implements Filling {}

  record NotSignedIn(NotValid why) implements Filling {}
}
