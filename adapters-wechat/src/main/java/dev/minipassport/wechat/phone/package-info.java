/// Phone numbers as WeChat tells and vouches for them.
@NullMarked
package dev.minipassport.wechat.phone;

import org.jspecify.annotations.NullMarked;
