package dev.minipassport.ledger;

import java.util.UUID;

/// Names a person in the ledger and nowhere else. It is random: once the row that maps an identity
/// to it is gone, the entries name nobody, and their chain still verifies.
public record SubjectId(UUID value) {
  @Override
  public String toString() {
    return value.toString();
  }
}
