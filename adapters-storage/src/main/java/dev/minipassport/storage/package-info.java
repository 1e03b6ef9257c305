/// The stores: where what was acknowledged stays. Here the embedded one: a single SQLite file, one
/// writer with group commit, readers in parallel, one process.
@NullMarked
package dev.minipassport.storage;

import org.jspecify.annotations.NullMarked;
