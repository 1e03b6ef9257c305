/// What a client cannot act on: thrown by use cases and ports, one status each on the wire.
@NullMarked
package dev.minipassport.fault;

import org.jspecify.annotations.NullMarked;
