package dev.minipassport.app.service;

/// Ties the end of the process to the end of what it runs.
public final class Shutdown {
  private Shutdown() {}

  /// A signal that ends the process (SIGTERM, SIGINT, SIGHUP) closes `lifecycle` first.
  public static void closes(Lifecycle lifecycle) {
    Runtime.getRuntime().addShutdownHook(new Thread(lifecycle::close, "shutdown"));
  }
}
