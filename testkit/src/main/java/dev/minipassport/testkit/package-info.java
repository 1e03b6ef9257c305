/// Placeholder sentence.
@NullMarked
package dev.minipassport.testkit;

import org.jspecify.annotations.NullMarked;
