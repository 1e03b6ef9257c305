/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.storage.canary;

import org.jspecify.annotations.NullMarked;
