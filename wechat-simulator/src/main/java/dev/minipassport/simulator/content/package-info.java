/// What WeChat finds in texts and media, by rules that are set by hand.
@NullMarked
package dev.minipassport.simulator.content;

import org.jspecify.annotations.NullMarked;
