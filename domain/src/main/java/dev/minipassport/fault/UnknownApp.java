package dev.minipassport.fault;

import dev.minipassport.identity.AppId;

/// The request names an app that this service does not serve.
public final class UnknownApp extends Fault {
  public UnknownApp(AppId app) {
    super("App " + app + " is not served here; add it to the configuration or correct the app id.");
  }
}
