/// What WeChat pushes: signatures checked, messages decrypted and read, answers sealed.
@NullMarked
package dev.minipassport.wechat.push;

import org.jspecify.annotations.NullMarked;
