package dev.minipassport.consent;

import dev.minipassport.consent.Answered.NoAnswer;
import dev.minipassport.consent.Answered.PromptOutdated;
import dev.minipassport.consent.Answered.Recorded;
import dev.minipassport.dossier.Dossier;
import dev.minipassport.dossier.Dossiers.Revision;
import dev.minipassport.dossier.Registrar;
import dev.minipassport.dossier.Request;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.session.NotValid;
import dev.minipassport.session.Standing.Admitted;
import dev.minipassport.session.TokenCheck;
import dev.minipassport.token.SessionToken;
import java.util.List;
import java.util.Optional;

/// Records what a person said to a prompt.
public final class AnswerPrompt {
  private final TokenCheck check;
  private final Answers answers;
  private final Registrar registrar;

  public AnswerPrompt(TokenCheck check, Answers answers, Registrar registrar) {
    this.check = check;
    this.answers = answers;
    this.registrar = registrar;
  }

  public Answered answer(
      AppId app, SessionToken token, PromptId prompt, RequestId request, Given given) {
    return switch (check.judge(app, token.digest())) {
      case NotValid refused -> new Answered.NotSignedIn(refused);
      case Admitted admitted ->
          answers
              .to(prompt, request, admitted.session().identity())
              .map(
                  answering ->
                      answer(
                          admitted.session().identity(),
                          Fingerprint.of(
                              request, List.of("answer", prompt.value(), given.toString())),
                          answering,
                          given))
              .orElseGet(Answered.PromptUnknown::new);
    };
  }

  private Answered answer(Identity person, Request request, Answering answering, Given given) {
    return registrar.revise(
        person,
        request,
        dossier ->
            dossier.repeated().isPresent()
                ? Revision.unchanged(again(dossier, request, answering, given))
                : answering
                    .outdated(dossier)
                    .map(why -> Revision.<Answered>unchanged(new PromptOutdated(why)))
                    .orElseGet(() -> recorded(dossier, answering, given)));
  }

  private static Answered again(
      Dossier dossier, Request request, Answering answering, Given given) {
    if (!dossier.repeated().equals(Optional.of(request))) {
      return new Answered.RequestIdReused();
    }
    return switch (Meaning.of(given)) {
      case Meaning.NoAnswer(var cause) -> new NoAnswer(cause);
      case Meaning.Answer(var decision, _) -> new Recorded(decision, answering.stances(dossier));
    };
  }

  private static Revision<Answered> recorded(Dossier dossier, Answering answering, Given given) {
    return switch (Meaning.of(given)) {
      case Meaning.NoAnswer(var cause) ->
          Revision.to(answering.unasked(dossier), new NoAnswer(cause));
      case Meaning.Answer(var decision, var surface) -> {
        Dossier next = answering.said(dossier, decision, surface);
        yield Revision.to(next, new Recorded(decision, answering.stances(next)));
      }
    };
  }
}
