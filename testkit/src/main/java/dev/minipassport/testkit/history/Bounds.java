package dev.minipassport.testkit.history;

import java.time.Duration;

/// What a history is held to.
///
/// @param lag how long after its acknowledgement the end of a session may go unnoticed by other
///     nodes
/// @param sessions how many a person has at a time; one more displaces another
public record Bounds(Duration lag, int sessions) {}
