package dev.minipassport.app.logging;

import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An exception with its causes, one safe line each for what was thrown and for each frame.
final class Frames {
  private static final int DEEPEST = 12;

  private Frames() {}

  static List<String> of(IThrowableProxy thrown) {
    var lines = new ArrayList<String>();
    @Nullable IThrowableProxy cause = thrown;
    for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
      lines.add((depth == 0 ? "" : "caused by ") + headline(cause));
      for (StackTraceElementProxy frame : cause.getStackTraceElementProxyArray()) {
        lines.add("  " + SafeText.of(frame.getSTEAsString()));
      }
      cause = cause.getCause();
    }
    return lines;
  }

  private static String headline(IThrowableProxy thrown) {
    String message = thrown.getMessage();
    return thrown.getClassName() + (message == null ? "" : ": " + SafeText.of(message));
  }
}
