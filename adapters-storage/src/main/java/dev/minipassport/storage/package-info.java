/// Placeholder sentence.
@NullMarked
package dev.minipassport.storage;

import org.jspecify.annotations.NullMarked;
