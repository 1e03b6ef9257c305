package dev.minipassport.app.metrics;

import dev.minipassport.grpc.CallCount;
import dev.minipassport.storage.cache.CacheStatistics;
import dev.minipassport.storage.feed.FeedStatistics;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/// Where the figures come from, each asked anew whenever they are fetched.
///
/// @param calls calls so far, by method and status
/// @param atWork calls that run off the event loops
/// @param feed empty where no other node writes to the store
public record Counted(
    Supplier<List<CallCount>> calls,
    IntSupplier atWork,
    Supplier<CacheStatistics> cache,
    Optional<Supplier<FeedStatistics>> feed) {}
