/// The store on PostgreSQL, and on what speaks its protocol: many nodes, one truth.
@NullMarked
package dev.minipassport.storage.postgresql;

import org.jspecify.annotations.NullMarked;
