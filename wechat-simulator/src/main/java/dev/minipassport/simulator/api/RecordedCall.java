package dev.minipassport.simulator.api;

import java.time.Instant;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a test may know of a call WeChat received. Values of parameters are not kept.
///
/// @param parameters names in the query
/// @param accessToken whether the query carried an `access_token`
/// @param app the id of the app, where it could be told
/// @param bodyBytes size of the request's body
/// @param at the simulator's time
/// @param status the HTTP status of the answer; 0 if there was none
/// @param errcode of the answer; empty if it had none
public record RecordedCall(
    String method,
    String path,
    Set<String> parameters,
    boolean accessToken,
    @Nullable String app,
    int bodyBytes,
    Instant at,
    int status,
    OptionalInt errcode) {}
