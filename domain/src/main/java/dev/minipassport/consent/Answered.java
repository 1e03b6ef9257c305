package dev.minipassport.consent;

import dev.minipassport.ledger.Decision;
import dev.minipassport.session.NotValid;
import java.util.List;

/// What came of answering a prompt.
public sealed interface Answered {

  /// It stands in the ledger, now or since the same request came first.
  ///
  /// @param decision what it counts as
  record Recorded(Decision decision, List<PurposeStance> stances) implements Answered {}

  /// The person has decided nothing, so the ledger stays as it is.
  record NoAnswer(NotAnswered cause) implements Answered {}

  record PromptOutdated(Outdated why) implements Answered {}

  /// Not a prompt of this person in this app, or changed on its way.
  record PromptUnknown() implements Answered {}

  /// The id of the request was used for another one; nothing was done.
  record RequestIdReused() implements Answered {}

  record NotSignedIn(NotValid why) implements Answered {}
}
