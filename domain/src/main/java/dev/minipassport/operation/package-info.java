/// What operators do: look people up, suspend them, settle who is who, judge what is hidden, and
/// look after apps.
@NullMarked
package dev.minipassport.operation;

import org.jspecify.annotations.NullMarked;
