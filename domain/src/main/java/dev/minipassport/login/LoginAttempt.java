package dev.minipassport.login;

import dev.minipassport.identity.AppId;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.token.SessionToken;
import java.util.Optional;

/// What a client sends to sign in.
///
/// @param currentToken the token it still holds: if that is a live session of the same person, the
///     login continues it
public record LoginAttempt(
    AppId app, LoginCode code, Optional<SessionToken> currentToken, Optional<DeviceLabel> device) {}
