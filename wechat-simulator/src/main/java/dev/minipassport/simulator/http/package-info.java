/// A small HTTP/1.1 server on the loopback address, with control over the socket that a fault
/// needs.
@NullMarked
package dev.minipassport.simulator.http;

import org.jspecify.annotations.NullMarked;
