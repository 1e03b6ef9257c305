package dev.minipassport.identity;

/// Names whoever owns several apps: one Open Platform account. Union ids are shared within an
/// owner.
public record OwnerId(String value) {
  public OwnerId {
    value = Identifiers.checked("owner id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
