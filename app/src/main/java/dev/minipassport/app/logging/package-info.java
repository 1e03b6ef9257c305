/// What the log looks like: text for people, JSON lines for machines, nothing injected.
@NullMarked
package dev.minipassport.app.logging;

import org.jspecify.annotations.NullMarked;
