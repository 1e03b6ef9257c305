package dev.minipassport.app.settings;

/// One value as it was given, not yet understood. It may be a secret in the wrong place, so it does
/// not print itself.
public record Setting(String path, String text, Origin origin) {
  @Override
  public String toString() {
    return path + " (" + origin.describe() + ")";
  }
}
