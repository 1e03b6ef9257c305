/// Placeholder sentence.
@NullMarked
package dev.minipassport.wechat;

import org.jspecify.annotations.NullMarked;
