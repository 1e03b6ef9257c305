package dev.minipassport.grpc;

import dev.minipassport.grpc.call.LineBudget;
import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLogger;
import io.grpc.netty.shaded.io.netty.util.internal.logging.InternalLoggerFactory;
import io.grpc.netty.shaded.io.netty.util.internal.logging.Slf4JLoggerFactory;
import java.lang.reflect.Proxy;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/// Holds gRPC's transport to our rules of logging. By itself it writes each frame at DEBUG, with
/// the codes and tokens in it, and for what clients send wrong stack traces that quote it.
final class TransportLog extends InternalLoggerFactory {
  private static final String TRANSPORT = "io.grpc.netty.shaded.io.grpc.netty.";
  private static final int LINES_PER_SECOND = 10;
  private static final org.slf4j.Logger LOG =
      LoggerFactory.getLogger("dev.minipassport.connections");
  private static final LineBudget BUDGET = new LineBudget(LINES_PER_SECOND, System::nanoTime);
  private static final InternalLogger MUTE =
      (InternalLogger)
          Proxy.newProxyInstance(
              TransportLog.class.getClassLoader(),
              new Class<?>[] {InternalLogger.class},
              (_, method, _) -> method.getReturnType() == boolean.class ? Boolean.FALSE : null);

  /// Kept here, since the JDK forgets loggers that nobody holds, and what was set on them.
  private static final Logger MESSAGES = Logger.getLogger(TRANSPORT + "NettyServerStream");

  private static final Logger CONNECTIONS =
      Logger.getLogger(TRANSPORT + "NettyServerTransport.connections");

  private TransportLog() {}

  /// Holds for every gRPC server of this process from now on.
  static void tame() {
    InternalLoggerFactory.setDefaultFactory(new TransportLog());
    MESSAGES.setLevel(Level.OFF);
    CONNECTIONS.setFilter(
        line -> {
          rewrite(line);
          return false;
        });
  }

  /// Says that a connection failed, a refused handshake included, and by what kind of error.
  private static void rewrite(LogRecord line) {
    Throwable why = line.getThrown();
    if (why == null || line.getLevel().intValue() < Level.INFO.intValue()) {
      return;
    }
    long withheld = BUDGET.grant();
    if (withheld >= 0) {
      LOG.info(
          "A connection failed: {}, {} lines withheld before", why.getClass().getName(), withheld);
    }
  }

  @Override
  protected InternalLogger newInstance(String name) {
    return name.startsWith(TRANSPORT)
        ? MUTE
        : ((Slf4JLoggerFactory) Slf4JLoggerFactory.INSTANCE).newInstance(name);
  }
}
