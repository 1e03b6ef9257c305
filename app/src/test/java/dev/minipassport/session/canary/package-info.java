/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.session.canary;

import org.jspecify.annotations.NullMarked;
