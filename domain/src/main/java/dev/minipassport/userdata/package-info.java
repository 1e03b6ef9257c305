/// User data that WeChat signed or encrypted: whether it is genuine, and whose.
@NullMarked
package dev.minipassport.userdata;

import org.jspecify.annotations.NullMarked;
