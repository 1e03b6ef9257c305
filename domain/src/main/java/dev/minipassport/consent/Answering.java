package dev.minipassport.consent;

import dev.minipassport.dossier.Dossier;
import dev.minipassport.ledger.Cause;
import dev.minipassport.ledger.Decision;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.ledger.Statement;
import dev.minipassport.ledger.Surface;
import dev.minipassport.prompt.PromptTerms;
import dev.minipassport.prompt.PromptTerms.Subject;
import dev.minipassport.purpose.Purpose;
import dev.minipassport.purpose.Words;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Puts an answer into the ledger: pure, and run inside the transaction. It is made before,
/// from the prompt and from what its purposes say now.
public final class Answering {
  private final PromptTerms prompt;
  private final Map<Subject, Purpose> purposes;
  private final RequestId request;
  private final Instant now;

  Answering(PromptTerms prompt, Map<Subject, Purpose> purposes, RequestId request, Instant now) {
    this.prompt = prompt;
    this.purposes = purposes;
    this.request = request;
    this.now = now;
  }

  /// Why the prompt cannot be answered any more; empty if it can.
  public Optional<Outdated> outdated(Dossier dossier) {
    if (!now.isBefore(prompt.goodUntil())) {
      return Optional.of(Outdated.EXPIRED);
    }
    if (!prompt.subjects().stream().allMatch(this::stillSays)) {
      return Optional.of(Outdated.WORDS_CHANGED);
    }
    boolean withdrawn =
        purposes.values().stream()
            .anyMatch(purpose -> dossier.stance(purpose).withdrawnAt() > prompt.position());
    return withdrawn ? Optional.of(Outdated.WITHDRAWN_SINCE) : Optional.empty();
  }

  private boolean stillSays(Subject subject) {
    return Optional.ofNullable(purposes.get(subject))
        .flatMap(purpose -> purpose.wordsIn(subject.language()))
        .map(Words::hash)
        .equals(Optional.of(subject.text()));
  }

  /// The dossier with a grant of every purpose of the prompt; one that stands is not given twice.
  public Dossier granted(Dossier dossier, Surface surface) {
    return said(dossier, Decision.GRANTED, surface);
  }

  Dossier said(Dossier dossier, Decision decision, Surface surface) {
    Dossier next = dossier;
    for (Subject subject : prompt.subjects()) {
      Purpose purpose = Optional.ofNullable(purposes.get(subject)).orElseThrow();
      next =
          decision == Decision.GRANTED && dossier.stance(purpose).covers(purpose)
              ? next.unasked(purpose.id())
              : next.saying(statement(purpose, subject, decision, surface));
    }
    return next;
  }

  Dossier unasked(Dossier dossier) {
    Dossier next = dossier;
    for (Subject subject : prompt.subjects()) {
      next = next.unasked(subject.purpose());
    }
    return next;
  }

  private Statement statement(
      Purpose purpose, Subject subject, Decision decision, Surface surface) {
    return new Statement(
        prompt.app(),
        purpose.id(),
        purpose.version(),
        subject.text(),
        subject.language(),
        purpose.categories(),
        purpose.separate(),
        purpose.shared(),
        decision,
        surface,
        Optional.of(prompt.platform()),
        Optional.of(prompt.library()),
        now,
        request,
        Cause.PERSON);
  }

  List<PurposeStance> stances(Dossier dossier) {
    return purposes.values().stream()
        .map(purpose -> PurposeStance.of(dossier, purpose, now))
        .toList();
  }
}
