/// Classes that break a rule on purpose.
@NullMarked
package dev.minipassport.grpc.canary;

import org.jspecify.annotations.NullMarked;
