/// Placeholder sentence.
@NullMarked
package dev.minipassport.identity;

import org.jspecify.annotations.NullMarked;
