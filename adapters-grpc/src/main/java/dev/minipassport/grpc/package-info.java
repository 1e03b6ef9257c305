/// Placeholder sentence.
@NullMarked
package dev.minipassport.grpc;

import org.jspecify.annotations.NullMarked;
