package dev.minipassport.identity;

import java.util.Optional;

/// Everybody an app knows. Held to `IdentitiesContract`.
public interface Identities {
  Optional<Identity> find(AppId app, OpenId openId);

  Optional<Identity> find(AppId app, IdentityId id);
}
