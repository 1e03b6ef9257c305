package dev.minipassport.app.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.encoder.EncoderBase;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.minipassport.app.config.LogSettings;
import dev.minipassport.app.config.LogSettings.Format;
import java.util.logging.LogManager;
import org.slf4j.LoggerFactory;
import org.slf4j.bridge.SLF4JBridgeHandler;

/// Sets up the log, on standard error. No file on the class path has a say in it: Logback finds
/// this class first, and it finds nothing else.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class Logging extends ContextAwareBase implements Configurator {

  /// What others have to say is heard from here on.
  private static final Level LIBRARIES = Level.WARN;

  /// Of every connection that a restart of the server ends it would say that a setting of its own,
  /// which nobody has here, is wrong.
  private static final String POOL = "com.zaxxer.hikari";

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    apply(context, LogSettings.QUIET);
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }

  /// Makes the log what the configuration says, from the next event on.
  public static void apply(LogSettings settings) {
    if (LoggerFactory.getILoggerFactory() instanceof LoggerContext context) {
      apply(context, settings);
    }
    LogManager.getLogManager().reset();
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
  }

  private static void apply(LoggerContext context, LogSettings settings) {
    context.reset();
    var appender = new ConsoleAppender<ILoggingEvent>();
    appender.setContext(context);
    appender.setTarget("System.err");
    appender.setEncoder(started(encoder(settings.format()), context));
    appender.start();
    var root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    root.setLevel(settings.level().isGreaterOrEqual(LIBRARIES) ? settings.level() : LIBRARIES);
    root.addAppender(appender);
    context.getLogger("dev.minipassport").setLevel(settings.level());
    context.getLogger(POOL).setLevel(Level.ERROR);
  }

  private static EncoderBase<ILoggingEvent> encoder(Format format) {
    return switch (format) {
      case TEXT -> new TextEncoder();
      case JSON -> new JsonEncoder();
      case AUTO -> Terminal.errorsAreSeen() ? new TextEncoder() : new JsonEncoder();
    };
  }

  private static EncoderBase<ILoggingEvent> started(
      EncoderBase<ILoggingEvent> encoder, LoggerContext context) {
    encoder.setContext(context);
    encoder.start();
    return encoder;
  }
}
