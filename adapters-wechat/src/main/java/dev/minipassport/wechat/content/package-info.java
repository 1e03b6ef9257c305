/// What WeChat makes of nicknames and pictures.
@NullMarked
package dev.minipassport.wechat.content;

import org.jspecify.annotations.NullMarked;
