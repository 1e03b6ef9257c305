package dev.minipassport.storage;

import java.util.List;

/// What a look at a store shows, without opening it. Each text says what is wrong and what to do,
/// and holds no secret.
///
/// @param refusals why a start on it as it is would be refused
/// @param warnings what it costs to leave it as it is, or what could not be learnt from here
public record Findings(List<String> refusals, List<String> warnings) {
  public static final Findings NONE = new Findings(List.of(), List.of());

  public Findings {
    refusals = List.copyOf(refusals);
    warnings = List.copyOf(warnings);
  }
}
