/// WeChat's HTTP API behind the domain's ports: today the exchange of a login code.
@NullMarked
package dev.minipassport.wechat;

import org.jspecify.annotations.NullMarked;
