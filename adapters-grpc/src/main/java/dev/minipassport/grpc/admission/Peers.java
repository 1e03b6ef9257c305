package dev.minipassport.grpc.admission;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.ServerTransportFilter;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/// Finds out once for each connection who is at its other end.
public final class Peers extends ServerTransportFilter {
  private static final Attributes.Key<Peer> PEER = Attributes.Key.create("peer");

  private final Callers callers;

  public Peers(Callers callers) {
    this.callers = callers;
  }

  @Override
  public Attributes transportReady(Attributes attributes) {
    @Nullable SSLSession session = attributes.get(Grpc.TRANSPORT_ATTR_SSL_SESSION);
    Peer peer = session == null ? callers.inPlaintext() : callers.overTls(session);
    return attributes.toBuilder().set(PEER, peer).build();
  }

  static Peer of(Attributes attributes) {
    @Nullable Peer peer = attributes.get(PEER);
    return peer == null ? Peer.NOBODY : peer;
  }
}
