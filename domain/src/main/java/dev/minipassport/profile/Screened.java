package dev.minipassport.profile;

import dev.minipassport.content.CheckId;
import dev.minipassport.content.Verdict;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.purpose.DataCategory;
import java.util.Map;
import java.util.Optional;

/// What came of having content checked.
sealed interface Screened {

  /// It may be kept.
  ///
  /// @param advice what the answer tells of it, which hides nothing
  /// @param doubtful the nickname is to be hidden
  /// @param awaited the picture is to be hidden until this check is done
  record Cleared(Map<DataCategory, Verdict> advice, boolean doubtful, Optional<CheckId> awaited)
      implements Screened {
    static final Cleared UNCHECKED = new Cleared(Map.of(), false, Optional.empty());

    /// How a value of the category starts out.
    ///
    /// @param early the verdict of the check, if it came already
    Clearance of(DataCategory category, Optional<Verdict> early) {
      return switch (category) {
        case NICKNAME -> doubtful ? new Clearance.Doubtful() : Clearance.clear();
        case AVATAR -> awaited.map(check -> picture(check, early)).orElse(Clearance.clear());
        case GENDER, REGION, LANGUAGE, PHONE -> Clearance.clear();
      };
    }

    private static Clearance picture(CheckId check, Optional<Verdict> early) {
      return early
          .<Clearance>map(
              verdict -> verdict == Verdict.PASS ? Clearance.clear() : new Clearance.Doubtful())
          .orElseGet(() -> new Clearance.Awaited(check));
    }
  }

  record Risky(DataCategory category) implements Screened {}

  record NotSeenLately() implements Screened {}
}
