/// Message push as bytes: signing, encrypting, sending, reading the reply.
@NullMarked
package dev.minipassport.simulator.push.wire;

import org.jspecify.annotations.NullMarked;
