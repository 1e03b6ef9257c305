/// Ports without a store behind them, held to the same contracts as the real ones.
@NullMarked
package dev.minipassport.testkit.memory;

import org.jspecify.annotations.NullMarked;
