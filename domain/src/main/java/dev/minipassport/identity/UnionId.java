package dev.minipassport.identity;

/// Names one person across the apps bound to one Open Platform account: WeChat's `unionid`.
public record UnionId(String value) {
  public UnionId {
    value = Identifiers.checked("union id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
