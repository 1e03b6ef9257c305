/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.simulator.canary;

import org.jspecify.annotations.NullMarked;
