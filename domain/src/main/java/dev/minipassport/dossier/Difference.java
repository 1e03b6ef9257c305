package dev.minipassport.dossier;

import dev.minipassport.change.Change.Kind;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.Entry;
import dev.minipassport.purpose.DataCategory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What has to be written to make one dossier another, and what that means to others.
///
/// @param said entries to be appended
/// @param gone categories whose value went away without another in its place
/// @param lost whether a value went away, with or without another in its place
/// @param orphan the backend's picture that nobody shows any more
/// @param shownAgain the backend's picture that is shown from now on, and is no orphan any more
/// @param evicted who loses the phone number
/// @param kinds the rows of changes for this identity
/// @param elsewhere relatives to whom something of this came over, which is gone
public record Difference(
    List<Entry> said,
    Set<DataCategory> gone,
    boolean lost,
    Optional<AvatarUrl> orphan,
    Optional<AvatarUrl> shownAgain,
    Optional<Rival> evicted,
    List<Kind> kinds,
    List<Relative> elsewhere) {

  public static Difference between(Dossier before, Dossier after) {
    List<Entry> said =
        after
            .ledger()
            .entries()
            .subList(before.ledger().entries().size(), after.ledger().entries().size());
    Set<DataCategory> gone = EnumSet.noneOf(DataCategory.class);
    gone.addAll(before.profile().values().keySet());
    gone.removeAll(after.profile().values().keySet());
    return new Difference(
        said,
        gone,
        lost(before.profile(), after.profile()) || after.evicted().isPresent(),
        left(before.profile(), after.profile()),
        left(after.profile(), before.profile()),
        after.evicted(),
        kinds(said, gone, judged(before.profile(), after.profile())),
        elsewhere(before, said, gone));
  }

  private static boolean lost(Profile before, Profile after) {
    return before.values().values().stream()
        .map(Held::value)
        .anyMatch(
            value ->
                after.get(value.category()).filter(now -> now.value().equals(value)).isEmpty());
  }

  /// The picture of `one` that `other` does not show.
  private static Optional<AvatarUrl> left(Profile one, Profile other) {
    return one.ownPicture().filter(picture -> !other.ownPicture().equals(Optional.of(picture)));
  }

  /// Whether a value that was hidden was cleared or thrown out.
  private static boolean judged(Profile before, Profile after) {
    return before.values().values().stream()
        .filter(held -> !held.clearance().shows())
        .anyMatch(
            held ->
                after
                    .get(held.value().category())
                    .map(now -> now.value().equals(held.value()) && now.clearance().shows())
                    .orElse(true));
  }

  private static List<Kind> kinds(List<Entry> said, Set<DataCategory> gone, boolean judged) {
    var kinds = new ArrayList<Kind>();
    if (said.stream().anyMatch(Difference::withdraws)) {
      kinds.add(Kind.CONSENT_WITHDRAWN);
    }
    if (!gone.isEmpty()) {
      kinds.add(Kind.PROFILE_ERASED);
    }
    if (judged) {
      kinds.add(Kind.MODERATED);
    }
    return kinds;
  }

  /// What is shared may have come over to every relative; to tell them once too often does no harm.
  private static List<Relative> elsewhere(
      Dossier before, List<Entry> said, Set<DataCategory> gone) {
    boolean lost = !gone.isEmpty() || said.stream().anyMatch(Difference::withdraws);
    boolean shared =
        before.ledger().entries().stream().anyMatch(entry -> entry.statement().shared());
    return lost && shared ? before.relatives() : List.of();
  }

  private static boolean withdraws(Entry entry) {
    return entry.statement().decision() == Decision.WITHDRAWN;
  }
}
