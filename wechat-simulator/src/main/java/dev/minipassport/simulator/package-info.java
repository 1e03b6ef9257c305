/// Placeholder sentence.
@NullMarked
package dev.minipassport.simulator;

import org.jspecify.annotations.NullMarked;
