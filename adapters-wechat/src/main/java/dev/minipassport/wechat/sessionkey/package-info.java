/// Session keys as WeChat checks and replaces them, and the keys it gives for their sake.
@NullMarked
package dev.minipassport.wechat.sessionkey;

import org.jspecify.annotations.NullMarked;
