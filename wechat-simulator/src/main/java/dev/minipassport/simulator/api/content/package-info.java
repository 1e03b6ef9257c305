/// The HTTP endpoints that check texts and media.
@NullMarked
package dev.minipassport.simulator.api.content;

import org.jspecify.annotations.NullMarked;
