/// The embedded store: a single SQLite file, one writer with group commit, readers in parallel, one
/// process.
@NullMarked
package dev.minipassport.storage.sqlite;

import org.jspecify.annotations.NullMarked;
