package dev.minipassport.identity;

import java.util.UUID;

/// Names one identity where its open id must not stand: in changes and in the ledger.
public record IdentityId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
