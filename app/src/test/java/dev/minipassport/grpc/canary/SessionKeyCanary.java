package dev.minipassport.grpc.canary;

import dev.minipassport.login.SessionKey;
import org.jspecify.annotations.Nullable;

/// Caught by `SECRETS_STAY_OFF_THE_WIRE`, or that rule cannot fail.
final class SessionKeyCanary {
  @Nullable SessionKey key;
}
