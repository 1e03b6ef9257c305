/// Phone numbers: bound by WeChat's word, one person's at a time, paid for once.
@NullMarked
package dev.minipassport.phone;

import org.jspecify.annotations.NullMarked;
