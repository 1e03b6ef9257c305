/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.identity.canary;

import org.jspecify.annotations.NullMarked;
