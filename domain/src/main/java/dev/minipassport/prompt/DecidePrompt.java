package dev.minipassport.prompt;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Shown;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.purpose.Purposes;
import dev.minipassport.purpose.Words;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Says whether a person may be asked now, for what, with which words and how.
///
/// It writes one thing only: since when an unprompted question has been open, so that one left
/// unanswered counts as closed. A question for a tap may be fetched long before there is a tap, so
/// it is not written down.
public final class DecidePrompt {
  private final TokenCheck check;
  private final Purposes purposes;
  private final Registrar registrar;
  private final Publications publications;
  private final Prompts prompts;

  public DecidePrompt(
      TokenCheck check,
      Purposes purposes,
      Registrar registrar,
      Publications publications,
      Prompts prompts) {
    this.check = check;
    this.purposes = purposes;
    this.registrar = registrar;
    this.publications = publications;
    this.prompts = prompts;
  }

  public Prompt decide(AppId app, SessionToken token, PromptRequest request) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new Prompt.NotSignedIn(refused);
      case Admitted admitted -> decide(admitted.session().identity(), request);
    };
  }

  private Prompt decide(Identity person, PromptRequest request) {
    List<Purpose> all = purposes.current(person.app());
    var wanted = new ArrayList<Purpose>();
    for (PurposeId id : request.purposes()) {
      Optional<Purpose> purpose =
          all.stream().filter(candidate -> candidate.id().equals(id)).findFirst();
      if (purpose.isEmpty()) {
        return new Prompt.UnknownPurpose(id);
      }
      wanted.add(purpose.get());
    }
    var occasion =
        new Occasion(
            wanted,
            all,
            request.client(),
            request.trigger(),
            publications.publishedOn(person.app(), request.client().miniProgram()),
            request.language(),
            registrar.now());
    Decided decided = Decided.of(registrar.open(person), occasion);
    return told(decided.opens(occasion) ? noted(person, occasion) : decided, occasion);
  }

  /// Decides again under the lock: of two pages that ask at once, one question stays open.
  private Decided noted(Identity person, Occasion occasion) {
    return registrar.revise(
        person,
        dossier -> {
          Decided decided = Decided.of(dossier, occasion);
          return decided.opens(occasion)
              ? Revision.to(decided.opened(occasion), decided)
              : Revision.unchanged(decided);
        });
  }

  /// A verdict, and the dossier it was reached on.
  private record Decided(Dossier dossier, Verdict verdict) {
    static Decided of(Dossier dossier, Occasion occasion) {
      return new Decided(dossier, PromptRule.decide(dossier, occasion));
    }

    /// Whether it puts an unprompted question that is not open yet.
    boolean opens(Occasion occasion) {
      return occasion.trigger() == Trigger.UNPROMPTED && news(occasion).findAny().isPresent();
    }

    Dossier opened(Occasion occasion) {
      Dossier next = dossier;
      for (Purpose purpose : news(occasion).toList()) {
        next = next.asked(purpose.id(), occasion.now());
      }
      return next;
    }

    private Stream<Purpose> news(Occasion occasion) {
      return verdict instanceof Verdict.Ask(var questions, _)
          ? questions.stream()
              .filter(purpose -> PromptRule.newlyAsked(dossier, purpose, occasion.now()))
          : Stream.empty();
    }
  }

  private Prompt told(Decided decided, Occasion occasion) {
    Dossier dossier = decided.dossier();
    Shown known = dossier.shown(occasion.all(), occasion.now());
    return switch (decided.verdict()) {
      case Verdict.NotNeeded _ -> new Prompt.NotNeeded(known);
      case Verdict.Show _ -> new Prompt.Show(known);
      case Verdict.Quiet(var until) -> new Prompt.Quiet(until, known);
      case Verdict.NoWay _ -> new Prompt.NoWay(known);
      case Verdict.Collect(var lacking, var by) ->
          new Prompt.Collect(lacking, collection(dossier, occasion, lacking, by), known);
      case Verdict.Ask(var questions, var by) ->
          new Prompt.Ask(
              questions.stream().map(purpose -> question(purpose, occasion)).toList(),
              collection(dossier, occasion, questions, by),
              known);
    };
  }

  private static Prompt.Question question(Purpose purpose, Occasion occasion) {
    return new Prompt.Question(purpose, purpose.wordsFor(occasion.language()));
  }

  private Prompt.Collection collection(
      Dossier dossier, Occasion occasion, List<Purpose> concerned, Capability by) {
    var terms =
        new PromptTerms(
            dossier.identity().app(),
            dossier.identity().id(),
            concerned.stream().map(purpose -> subject(purpose, occasion)).toList(),
            by,
            occasion.trigger(),
            occasion.client().platform(),
            occasion.client().baseLibrary(),
            occasion.now(),
            dossier.ledger().entries().size());
    Words words = concerned.getFirst().wordsFor(occasion.language());
    return new Prompt.Collection(
        prompts.idOf(terms),
        terms.goodUntil(),
        by,
        by.surface().map(words::description).orElse(""),
        occasion.client().privacyFirst() && by != Capability.NONE);
  }

  private static PromptTerms.Subject subject(Purpose purpose, Occasion occasion) {
    Words words = purpose.wordsFor(occasion.language());
    return new PromptTerms.Subject(purpose.id(), purpose.version(), words.language(), words.hash());
  }
}
