/// Faults by name, whom they befall and for how many calls.
@NullMarked
package dev.minipassport.simulator.fault;

import org.jspecify.annotations.NullMarked;
