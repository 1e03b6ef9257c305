package dev.minipassport.storage.feed;

/// A moment by two clocks: this node's, and the store's, which counts transactions.
///
/// @param nanos of a monotonic clock
/// @param transaction where a moment ends something: a number above that of every transaction that
///     had begun to write. Where one is compared with it: the least of those that were not over
record Moment(long nanos, long transaction) {}
