package dev.minipassport.grpc;

import io.grpc.netty.shaded.io.netty.buffer.ByteBufAllocator;
import io.grpc.netty.shaded.io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSessionContext;

/// Each handshake as the context says that is the latest when it begins.
final class LatestSslContext extends SslContext {
  private volatile SslContext latest;

  LatestSslContext(SslContext first) {
    this.latest = first;
  }

  void become(SslContext next) {
    latest = next;
  }

  @Override
  public boolean isClient() {
    return latest.isClient();
  }

  @Override
  public List<String> cipherSuites() {
    return latest.cipherSuites();
  }

  @Override
  @SuppressWarnings("deprecation") // Abstract above, so it has to be answered.
  public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
    return latest.applicationProtocolNegotiator();
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator) {
    return latest.newEngine(allocator);
  }

  @Override
  public SSLEngine newEngine(ByteBufAllocator allocator, String host, int port) {
    return latest.newEngine(allocator, host, port);
  }

  @Override
  public SSLSessionContext sessionContext() {
    return latest.sessionContext();
  }
}
