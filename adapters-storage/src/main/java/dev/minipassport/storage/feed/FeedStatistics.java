package dev.minipassport.storage.feed;

import java.time.Duration;

/// How far this node is behind the others, and what its feed did since it began.
///
/// @param age how long ago the last read that was applied began: what is older is known
/// @param lag how long that read took until it was applied
/// @param reads how many were applied
/// @param changes how many changes they told
/// @param failures reads that failed
/// @param restarts how often everything had to be forgotten, because the table was another one
/// @param missing numbers that were passed over and may yet appear
public record FeedStatistics(
    Duration age,
    Duration lag,
    long reads,
    long changes,
    long failures,
    long restarts,
    long missing) {}
