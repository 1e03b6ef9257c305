/// The near cache: warm answers without blocking, and never one that was invalidated.
@NullMarked
package dev.minipassport.storage.cache;

import org.jspecify.annotations.NullMarked;
