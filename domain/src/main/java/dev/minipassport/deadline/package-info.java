/// How long whoever calls still waits, and what is bounded by it.
@NullMarked
package dev.minipassport.deadline;

import org.jspecify.annotations.NullMarked;
