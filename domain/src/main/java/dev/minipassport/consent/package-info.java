/// What people say to a prompt, and how they take it back, look at it and carry it away.
@NullMarked
package dev.minipassport.consent;

import org.jspecify.annotations.NullMarked;
