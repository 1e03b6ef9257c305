/// What follows when people change their mind, here or at WeChat: events obeyed, data handed over,
/// everything forgotten.
@NullMarked
package dev.minipassport.privacy;

import org.jspecify.annotations.NullMarked;
