/// Access tokens: asked for once, kept while they are valid, replaced before they end.
@NullMarked
package dev.minipassport.wechat.token;

import org.jspecify.annotations.NullMarked;
