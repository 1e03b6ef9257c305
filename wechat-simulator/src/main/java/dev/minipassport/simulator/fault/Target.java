package dev.minipassport.simulator.fault;

import org.jspecify.annotations.Nullable;

/// What is known of a call before it is carried out.
///
/// @param app the id of the app that calls
/// @param person the name of the person it is about
public record Target(String endpoint, @Nullable String app, @Nullable String person) {}
