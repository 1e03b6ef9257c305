package dev.minipassport.simulator.canary;

import dev.minipassport.identity.AppId;
import org.jspecify.annotations.Nullable;

/// Caught by `THE_SIMULATOR_STANDS_ALONE`, or that rule cannot fail.
final class DomainCanary {
  @Nullable AppId app;
}
