package dev.minipassport.session;

import dev.minipassport.identity.AppId;
import java.util.Optional;

/// The terms of each app; empty for an app that is not served.
public interface SessionPolicies {
  Optional<SessionTerms> termsOf(AppId app);
}
