package dev.minipassport.prompt;

import dev.minipassport.identity.Identity;
import dev.minipassport.token.OpaqueSeal;
import java.util.Optional;

/// Gives prompts their ids, and knows them again.
public final class Prompts {
  private final OpaqueSeal seal;

  public Prompts(OpaqueSeal seal) {
    this.seal = seal;
  }

  PromptId idOf(PromptTerms terms) {
    return new PromptId(seal.seal(OpaqueSeal.Use.PROMPT, terms.text()));
  }

  /// What the prompt was about; empty if it was not made for this person in this app.
  public Optional<PromptTerms> open(PromptId id, Identity person) {
    return seal.open(OpaqueSeal.Use.PROMPT, id.value())
        .map(PromptTerms::of)
        .filter(terms -> terms.app().equals(person.app()))
        .filter(terms -> terms.identity().equals(person.id()));
  }
}
