package dev.minipassport.privacy;

import java.time.Instant;

/// A request of WeChat's message push, as the backend received it (protocol 11).
///
/// @param verification a GET, by which WeChat verifies the URL
/// @param query all that stood after the `?`, not decoded; at most 4096 characters
/// @param body empty for a GET
/// @param receivedAt by the backend's clock: a push may be kept during an outage
public record PushDelivery(boolean verification, String query, PushBody body, Instant receivedAt) {
  public PushDelivery {
    if (query.length() > 4096) {
      throw new IllegalArgumentException("the query of a push has at most 4096 characters");
    }
  }

  @Override
  public String toString() {
    return "PushDelivery[REDACTED]";
  }
}
