/// What people said, entry by entry: append-only, chained by hash, and the standing it adds up to.
@NullMarked
package dev.minipassport.ledger;

import org.jspecify.annotations.NullMarked;
