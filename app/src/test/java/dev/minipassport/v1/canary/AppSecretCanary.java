package dev.minipassport.v1.canary;

import dev.minipassport.identity.AppSecret;
import org.jspecify.annotations.Nullable;

/// Caught by `SECRETS_STAY_OFF_THE_WIRE`, or that rule cannot fail.
final class AppSecretCanary {
  @Nullable AppSecret secret;
}
