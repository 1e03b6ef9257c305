/// What keeps the newest and forgets the oldest.
@NullMarked
package dev.minipassport.simulator.bounded;

import org.jspecify.annotations.NullMarked;
