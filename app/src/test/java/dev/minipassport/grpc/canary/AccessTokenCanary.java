package dev.minipassport.grpc.canary;

import org.jspecify.annotations.Nullable;

/// Caught by `SECRETS_STAY_OFF_THE_WIRE`, or that rule cannot fail.
final class AccessTokenCanary {
  @Nullable AccessToken token;

  static final class AccessToken {}
}
