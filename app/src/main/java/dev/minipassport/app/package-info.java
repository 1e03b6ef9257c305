/// Placeholder sentence.
@NullMarked
package dev.minipassport.app;

import org.jspecify.annotations.NullMarked;
