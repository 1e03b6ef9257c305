package dev.minipassport.identity;

import java.util.Optional;

/// The apps this service serves. Every request names its app; there is no default.
public interface Apps {
  Optional<App> find(AppId id);
}
