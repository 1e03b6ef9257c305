package dev.minipassport.identity;

import java.util.Optional;

/// One mini program as this service knows it. The owner may be set later; until then the app's
/// people are linked with nobody.
public record App(AppId id, Optional<OwnerId> owner) {}
