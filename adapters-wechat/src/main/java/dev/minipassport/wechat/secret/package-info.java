/// The secrets an app shares with WeChat, two of them while one replaces the other.
@NullMarked
package dev.minipassport.wechat.secret;

import org.jspecify.annotations.NullMarked;
