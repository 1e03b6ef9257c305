/// Trading WeChat's one-time code for a session of our own.
@NullMarked
package dev.minipassport.login;

import org.jspecify.annotations.NullMarked;
