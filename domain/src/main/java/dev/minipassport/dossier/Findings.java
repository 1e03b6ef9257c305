package dev.minipassport.dossier;

import dev.minipassport.content.Verdict;
import java.util.Optional;

/// What was found of a [Matter].
///
/// @param repeated the request that is being answered, if it was answered before
/// @param rival who else holds the number
/// @param verdict that came before the value
public record Findings(
    Optional<Request> repeated, Optional<Rival> rival, Optional<Verdict> verdict) {
  public static final Findings NONE =
      new Findings(Optional.empty(), Optional.empty(), Optional.empty());
}
