/// The keys that client and server share for data of their own.
@NullMarked
package dev.minipassport.simulator.userkey;

import org.jspecify.annotations.NullMarked;
