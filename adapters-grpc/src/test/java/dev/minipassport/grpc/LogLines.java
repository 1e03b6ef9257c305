package dev.minipassport.grpc;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/// The lines of one logger, from now on.
final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger logger;
  private final List<String> lines = new ArrayList<>();
  private int read;

  private LogLines(Logger logger) {
    this.logger = logger;
  }

  static LogLines of(Class<?> type) {
    return of(type.getName());
  }

  static LogLines of(String name) {
    var lines = new LogLines((Logger) LoggerFactory.getLogger(name));
    lines.setContext(lines.logger.getLoggerContext());
    lines.start();
    lines.logger.setLevel(Level.INFO);
    lines.logger.setAdditive(false);
    lines.logger.addAppender(lines);
    return lines;
  }

  @Override
  protected void append(ILoggingEvent event) {
    synchronized (lines) {
      lines.add(event.getFormattedMessage());
    }
  }

  /// Reads on up to a line that has `piece` in it, once it is there.
  void await(String piece) {
    Running.await(() -> readUpTo(piece));
  }

  private boolean readUpTo(String piece) {
    synchronized (lines) {
      while (read < lines.size()) {
        if (lines.get(read++).contains(piece)) {
          return true;
        }
      }
      return false;
    }
  }

  @Override
  public void close() {
    logger.detachAppender(this);
    logger.setAdditive(true);
    logger.setLevel(null);
  }
}
