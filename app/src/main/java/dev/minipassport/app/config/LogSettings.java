package dev.minipassport.app.config;

import ch.qos.logback.classic.Level;
import dev.minipassport.app.settings.Values;

/// What the log looks like, and how much of it there is.
public record LogSettings(Format format, Level level) {

  public static final LogSettings QUIET = new LogSettings(Format.AUTO, Level.WARN);

  static LogSettings from(Values values) {
    return new LogSettings(values.get(Keys.LOG_FORMAT), values.get(Keys.LOG_LEVEL));
  }

  /// `AUTO` is text on a terminal and JSON otherwise.
  public enum Format {
    AUTO,
    TEXT,
    JSON
  }
}
