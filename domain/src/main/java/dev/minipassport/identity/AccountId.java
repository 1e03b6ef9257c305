package dev.minipassport.identity;

import java.util.UUID;

/// Names one person as we know them. Once given out it always resolves, if need be as an alias.
public record AccountId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
