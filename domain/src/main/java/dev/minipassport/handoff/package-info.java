/// Carrying a sign-in into a web-view without a session token in a URL.
@NullMarked
package dev.minipassport.handoff;

import org.jspecify.annotations.NullMarked;
