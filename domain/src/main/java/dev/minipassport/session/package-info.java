/// Signed-in visits: what a token admits to, how long, and how it ends.
@NullMarked
package dev.minipassport.session;

import org.jspecify.annotations.NullMarked;
