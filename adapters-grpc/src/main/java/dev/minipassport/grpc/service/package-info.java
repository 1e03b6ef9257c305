/// The services of `minipassport.v1`: each reads its request, asks one use case and puts the
/// outcome into its `oneof`.
@NullMarked
package dev.minipassport.grpc.service;

import org.jspecify.annotations.NullMarked;
