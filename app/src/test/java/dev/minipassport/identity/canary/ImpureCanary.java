package dev.minipassport.identity.canary;

import java.net.http.HttpClient;
import org.jspecify.annotations.Nullable;

/// Caught by `THE_DOMAIN_IS_PURE`, or that rule cannot fail.
final class ImpureCanary {
  @Nullable HttpClient client;
}
