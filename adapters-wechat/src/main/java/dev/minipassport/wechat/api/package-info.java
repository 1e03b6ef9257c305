/// What the calls of WeChat's API have in common: hosts, time budgets, the envelope of an answer.
@NullMarked
package dev.minipassport.wechat.api;

import org.jspecify.annotations.NullMarked;
