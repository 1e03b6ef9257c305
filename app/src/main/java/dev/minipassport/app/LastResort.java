package dev.minipassport.app;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Hears what no other code caught. A thread that dies so is reported; a heap that is exhausted
/// ends the process, since nothing that was half done can be trusted then.
final class LastResort implements Thread.UncaughtExceptionHandler {
  private static final int OUT_OF_MEMORY = 3;

  private final Logger log = LoggerFactory.getLogger(LastResort.class);

  private LastResort() {}

  static void install() {
    Thread.setDefaultUncaughtExceptionHandler(new LastResort());
  }

  @Override
  public void uncaughtException(Thread thread, Throwable thrown) {
    if (thrown instanceof OutOfMemoryError) {
      Runtime.getRuntime().halt(OUT_OF_MEMORY);
    }
    log.error("A thread ended unexpectedly; please report this: {}", thread.getName(), thrown);
  }
}
