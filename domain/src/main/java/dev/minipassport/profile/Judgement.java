package dev.minipassport.profile;

import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.DataCategory;
import java.util.Optional;
import java.util.Set;

/// What a verdict was put on.
///
/// @param person absent if nobody's value waited for it
public record Judgement(Optional<Identity> person, Set<DataCategory> judged) {
  public static final Judgement NONE = new Judgement(Optional.empty(), Set.of());

  public Judgement {
    judged = Set.copyOf(judged);
  }
}
