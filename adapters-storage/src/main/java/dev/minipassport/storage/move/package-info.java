/// Moving house: an embedded store becomes one on a server.
@NullMarked
package dev.minipassport.storage.move;

import org.jspecify.annotations.NullMarked;
