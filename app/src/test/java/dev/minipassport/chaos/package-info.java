/// Three nodes on a pair of database servers, while all of it breaks. A build plays a short while;
/// the properties `chaos.minutes` and `chaos.seed` say how long, and which faults.
@NullMarked
package dev.minipassport.chaos;

import org.jspecify.annotations.NullMarked;
