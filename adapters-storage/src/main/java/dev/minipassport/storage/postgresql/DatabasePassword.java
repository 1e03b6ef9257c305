package dev.minipassport.storage.postgresql;

import java.util.function.Function;

/// What the database knows this service by. It has no accessor, no serial form and a mute
/// `toString`.
public final class DatabasePassword {
  private final String text;

  /// @param text may be empty, where the database asks for none
  public DatabasePassword(String text) {
    this.text = text;
  }

  /// Lends the password to one computation.
  public <T> T use(Function<String, T> computation) {
    return computation.apply(text);
  }

  @Override
  public String toString() {
    return "DatabasePassword[REDACTED]";
  }
}
