/// May we ask this person now, for what, with which words, and by which capability of WeChat.
@NullMarked
package dev.minipassport.prompt;

import org.jspecify.annotations.NullMarked;
