package dev.minipassport.identity;

/// Names one person within one app: WeChat's `openid`, 28 characters as observed (protocol 4).
public record OpenId(String value) {
  public OpenId {
    value = Identifiers.checked("open id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
