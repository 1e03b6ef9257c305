package dev.minipassport.identity;

/// Names one mini program: WeChat's `appid`, for example `wx4f4bc4dec97d474b`.
public record AppId(String value) {
  public AppId {
    value = Identifiers.checked("app id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
