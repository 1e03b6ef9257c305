/// What several services share: reading the fields of requests, and spelling the domain's words as
/// the proto does.
@NullMarked
package dev.minipassport.grpc.wire;

import org.jspecify.annotations.NullMarked;
