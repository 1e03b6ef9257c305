/// What became stale, in order: what a backend did not cause itself, and what other nodes must
/// forget.
@NullMarked
package dev.minipassport.change;

import org.jspecify.annotations.NullMarked;
