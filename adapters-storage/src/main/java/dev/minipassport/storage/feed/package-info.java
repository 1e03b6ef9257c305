/// What other nodes changed: the table of changes, read again and again.
@NullMarked
package dev.minipassport.storage.feed;

import org.jspecify.annotations.NullMarked;
