package dev.minipassport.wechat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.LoggerFactory;

/// Everything that is logged, at every level, until it is closed.
public final class CapturedLog implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private final ListAppender<ILoggingEvent> events = new ListAppender<>();

  private CapturedLog() {}

  public static CapturedLog begin() {
    CapturedLog log = new CapturedLog();
    log.events.start();
    log.root.setLevel(Level.TRACE);
    log.root.addAppender(log.events);
    return log;
  }

  public List<String> lines(Level level) {
    return List.copyOf(events.list).stream()
        .filter(event -> event.getLevel().equals(level))
        .map(ILoggingEvent::getFormattedMessage)
        .toList();
  }

  /// Messages, arguments and stack traces of all events.
  public String text() {
    return List.copyOf(events.list).stream()
        .map(event -> event.getFormattedMessage() + '\n' + stack(event))
        .collect(Collectors.joining("\n"));
  }

  private static String stack(ILoggingEvent event) {
    return event.getThrowableProxy() == null
        ? ""
        : ThrowableProxyUtil.asString(event.getThrowableProxy());
  }

  @Override
  public void close() {
    root.detachAppender(events);
    root.setLevel(before);
  }
}
