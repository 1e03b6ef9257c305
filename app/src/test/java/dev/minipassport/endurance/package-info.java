/// Promises that take many rounds to believe. A build plays a few; the properties `crash.rounds`
/// and `race.rounds` say how many.
@NullMarked
package dev.minipassport.endurance;

import org.jspecify.annotations.NullMarked;
