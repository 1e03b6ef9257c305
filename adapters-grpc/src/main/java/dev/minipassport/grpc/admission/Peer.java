package dev.minipassport.grpc.admission;

import dev.minipassport.grpc.call.Caller;

/// Who is at the other end of a connection.
///
/// @param shown what its certificate says, for the log
record Peer(Caller caller, String shown) {
  static final Peer NOBODY = new Peer(Caller.NOBODY, "no certificate");
}
