/// One HTTP request to one host: sent at most once, bounded in time and size, guarded by a breaker.
@NullMarked
package dev.minipassport.wechat.http;

import org.jspecify.annotations.NullMarked;
