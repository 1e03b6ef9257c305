/// Every port in SQL that SQLite and PostgreSQL both run; what differs is in [Dialect].
@NullMarked
package dev.minipassport.storage.sql;

import org.jspecify.annotations.NullMarked;
