package dev.minipassport.testkit.history;

/// One person in one app.
public record Person(String app, String openId) {
  @Override
  public String toString() {
    return app + "/" + openId;
  }
}
