package dev.minipassport.prompt;

import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import java.util.List;
import java.util.Optional;

/// What a client wants to know before it asks.
///
/// @param purposes 1 to 8, each once
/// @param language the person's; the first language of the words if absent
public record PromptRequest(
    List<PurposeId> purposes, ClientFacts client, Trigger trigger, Optional<Language> language) {
  public PromptRequest {
    purposes = List.copyOf(purposes);
    if (purposes.isEmpty() || purposes.size() > 8) {
      throw new IllegalArgumentException("purposes must name 1 to 8");
    }
    if (purposes.stream().distinct().count() < purposes.size()) {
      throw new IllegalArgumentException("purposes must name each purpose once");
    }
  }
}
