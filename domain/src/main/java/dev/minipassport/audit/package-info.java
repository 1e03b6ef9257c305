/// What operators do, and why they say they do it.
@NullMarked
package dev.minipassport.audit;

import org.jspecify.annotations.NullMarked;
