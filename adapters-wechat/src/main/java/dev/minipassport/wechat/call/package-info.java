/// Calls of WeChat's API that need an access token.
@NullMarked
package dev.minipassport.wechat.call;

import org.jspecify.annotations.NullMarked;
