package dev.minipassport.consent;

import dev.minipassport.dossier.Matter;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.Surface;
import dev.minipassport.purpose.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What somebody wants to take through the [Gate].
///
/// @param along the grant that comes in the same call, given on `surface`
/// @param body what the request asks for, so that its id is not used for another one
/// @param about what the store has to look up besides
public record Passage(
    Identity person,
    Purpose purpose,
    Optional<GrantAlong> along,
    Surface surface,
    List<String> body,
    UnaryOperator<Matter> about) {

  /// About nothing besides.
  public Passage(
      Identity person,
      Purpose purpose,
      Optional<GrantAlong> along,
      Surface surface,
      List<String> body) {
    this(person, purpose, along, surface, body, UnaryOperator.identity());
  }

  /// The same, with more to be looked up.
  public Passage about(UnaryOperator<Matter> more) {
    return new Passage(person, purpose, along, surface, body, more);
  }
}
