package dev.minipassport.wechat;

import java.time.Clock;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/// Time and chance, from outside.
///
/// @param clock the time of day: when WeChat's daily quota opens again
/// @param ticker nanoseconds that only rise, for budgets and breakers: `System::nanoTime`
/// @param random spreads the breakers' waits
public record Timepieces(Clock clock, LongSupplier ticker, RandomGenerator random) {}
