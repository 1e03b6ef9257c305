/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.wechat.canary;

import org.jspecify.annotations.NullMarked;
