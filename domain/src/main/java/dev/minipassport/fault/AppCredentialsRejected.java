package dev.minipassport.fault;

import dev.minipassport.identity.AppId;

/// WeChat refused the app itself, not the person: wrong secret (40125), unknown app (40013), frozen
/// (40243, 50002, 50007). Only an operator can mend it; the code is unspent.
public final class AppCredentialsRejected extends Fault {
  public AppCredentialsRejected(AppId app) {
    super("WeChat rejects the credentials of app " + app + "; check its id and secret.");
  }
}
