package dev.minipassport.wechat.secret;

import dev.minipassport.identity.AppId;
import java.util.Optional;

/// Where the secrets of the apps come from. Asked on every call, so that a secret may change while
/// the service runs; answers without waiting for anything.
@FunctionalInterface
public interface AppCredentials {

  /// Empty for an app that is not served here.
  Optional<Secrets> of(AppId app);
}
