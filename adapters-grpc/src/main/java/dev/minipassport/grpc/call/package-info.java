/// How a call is answered, whatever it is about: once, off the event loop where it may block, with
/// a named status where there is no outcome.
@NullMarked
package dev.minipassport.grpc.call;

import org.jspecify.annotations.NullMarked;
