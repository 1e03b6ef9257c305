/// What WeChat makes of what people typed and picked.
@NullMarked
package dev.minipassport.content;

import org.jspecify.annotations.NullMarked;
