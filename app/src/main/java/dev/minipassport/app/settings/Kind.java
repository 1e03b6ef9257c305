package dev.minipassport.app.settings;

/// What a setting may be.
@FunctionalInterface
public interface Kind<T> {

  /// Understands `text`.
  ///
  /// @throws IllegalArgumentException if it cannot be; its message says what the value must be and
  ///     leaves the value out
  T parse(String text, Surroundings surroundings);

  /// How `text` may be shown in the table of the effective configuration.
  default String shown(String text) {
    return text;
  }
}
