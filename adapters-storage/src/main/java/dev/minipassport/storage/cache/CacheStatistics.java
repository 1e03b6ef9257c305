package dev.minipassport.storage.cache;

/// What a near cache did since it was opened.
///
/// @param sessions how many are kept now, about
/// @param bypasses loads made while the changes of other nodes were not known
/// @param droppedLoads answers that were overtaken by a change before they could be kept
public record CacheStatistics(long sessions, long bypasses, long droppedLoads) {}
