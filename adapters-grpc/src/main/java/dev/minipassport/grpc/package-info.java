/// The gRPC server: where it listens, what it takes on, what it counts and logs, how it drains.
@NullMarked
package dev.minipassport.grpc;

import org.jspecify.annotations.NullMarked;
