/// Encryption at rest: the key set, and what is sealed with it.
@NullMarked
package dev.minipassport.storage.seal;

import org.jspecify.annotations.NullMarked;
