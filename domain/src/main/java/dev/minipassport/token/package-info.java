/// What callers hold to show who they are: tokens, tickets, their digests, and how a lost one is
/// replayed.
@NullMarked
package dev.minipassport.token;

import org.jspecify.annotations.NullMarked;
