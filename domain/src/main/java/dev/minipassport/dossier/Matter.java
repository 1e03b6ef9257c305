package dev.minipassport.dossier;

import dev.minipassport.audit.Note;
import dev.minipassport.content.CheckId;
import dev.minipassport.ledger.SubjectId;
import java.time.Instant;
import java.util.Optional;

/// What a revision is about: what the store looks up besides, under the same lock.
///
/// @param fresh the subject, should there be none yet
/// @param request to be known again if it is repeated; remembered unless the rule declines
/// @param number whether it has a [Rival]
/// @param check whether its verdict came already
/// @param note what is written into the audit along with it
/// @param at by the service's own time
public record Matter(
    SubjectId fresh,
    Optional<Request> request,
    Optional<Sought> number,
    Optional<CheckId> check,
    Optional<Note> note,
    Instant at) {

  /// A number, and where it may belong to one account only.
  public record Sought(Realm realm, PhoneNumber number) {}

  /// The bare one.
  public static Matter of(SubjectId fresh, Instant at) {
    return new Matter(
        fresh, Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), at);
  }

  /// Known again if it is repeated.
  public Matter of(Request known) {
    return new Matter(fresh, Optional.of(known), number, check, note, at);
  }

  /// About a number.
  public Matter of(Sought sought) {
    return new Matter(fresh, request, Optional.of(sought), check, note, at);
  }

  /// By an operator.
  public Matter of(Note by) {
    return new Matter(fresh, request, number, check, Optional.of(by), at);
  }

  /// About a check.
  public Matter of(CheckId awaited) {
    return new Matter(fresh, request, number, Optional.of(awaited), note, at);
  }
}
