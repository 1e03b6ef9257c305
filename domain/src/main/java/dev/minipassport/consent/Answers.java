package dev.minipassport.consent;

import dev.minipassport.identity.Identity;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.prompt.PromptTerms;
import dev.minipassport.prompt.PromptTerms.Subject;
import dev.minipassport.prompt.Prompts;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Purposes;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Prepares answers to prompts: what has to be looked up is looked up here, before the transaction.
public final class Answers {
  private final Prompts prompts;
  private final Purposes purposes;
  private final Clock clock;

  public Answers(Prompts prompts, Purposes purposes, Clock clock) {
    this.prompts = prompts;
    this.purposes = purposes;
    this.clock = clock;
  }

  /// Empty if the prompt was not made for this person in this app.
  public Optional<Answering> to(PromptId id, RequestId request, Identity person) {
    return prompts
        .open(id, person)
        .map(terms -> new Answering(terms, said(terms), request, clock.instant()));
  }

  private Map<Subject, Purpose> said(PromptTerms terms) {
    var said = new LinkedHashMap<Subject, Purpose>();
    for (Subject subject : terms.subjects()) {
      purposes
          .current(terms.app(), subject.purpose())
          .ifPresent(purpose -> said.put(subject, purpose));
    }
    return said;
  }
}
