/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.v1.canary;

import org.jspecify.annotations.NullMarked;
