/// User data that WeChat signed or encrypted with a session key, checked and opened.
@NullMarked
package dev.minipassport.wechat.userdata;

import org.jspecify.annotations.NullMarked;
