package dev.minipassport.prompt;

import dev.minipassport.dossier.Shown;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Words;
import dev.minipassport.session.NotValid;
import java.time.Instant;
import java.util.List;

/// Whether a person may be asked now, and how. Wherever there is one, the profile known so far
/// comes along.
public sealed interface Prompt {

  /// All is granted and known.
  record NotNeeded(Shown known) implements Prompt {}

  /// The client shows nickname and avatar by `<open-data>`: nobody is asked, nothing is recorded.
  record Show(Shown known) implements Prompt {}

  /// Show these questions, and on a yes collect.
  record Ask(List<Question> questions, Collection collection, Shown known) implements Prompt {}

  /// All is granted and data is missing: collect, without a dialog of our own.
  record Collect(List<Purpose> purposes, Collection collection, Shown known) implements Prompt {}

  /// Leave the person in peace; from `until` on the question is open again.
  record Quiet(Instant until, Shown known) implements Prompt {}

  /// This client has no way of collecting it.
  record NoWay(Shown known) implements Prompt {}

  /// The app has no such purpose.
  record UnknownPurpose(PurposeId purpose) implements Prompt {}

  /// The presented token admits to nothing.
  record NotSignedIn(NotValid why) implements Prompt {}

  /// One purpose, and the exact words to show.
  record Question(Purpose purpose, Words words) {}

  /// How the client collects, and under which id it answers.
  ///
  /// @param description for the surface that WeChat shows; empty where there is none
  /// @param privacyFirst WeChat's privacy authorisation has to come first (protocol 13.4)
  record Collection(
      PromptId id, Instant goodUntil, Capability by, String description, boolean privacyFirst) {}
}
