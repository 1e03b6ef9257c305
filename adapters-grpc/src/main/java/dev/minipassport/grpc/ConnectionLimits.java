package dev.minipassport.grpc;

import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/// How many connections there may be, and what one may do before it is told off or closed.
///
/// @param connections at once; one more is closed before it can begin a call
/// @param messageBytes the longest request
/// @param metadataBytes the longest headers of one call
/// @param concurrentCalls open calls
/// @param resetsPerMinute streams that the client may reset: beyond it the connection is closed
/// @param handshake the longest time until TLS and HTTP/2 stand
/// @param keepAlive how often a silent connection is asked whether it still lives; it has 20 s
/// @param permitKeepAlive how often the client may ask the same
/// @param idle how long a connection may be without a call
/// @param age how old a connection may grow before the client has to open another, so that load
///     spreads to new nodes
/// @param ageGrace what calls have to finish on a connection that is too old
public record ConnectionLimits(
    int connections,
    int messageBytes,
    int metadataBytes,
    int concurrentCalls,
    int resetsPerMinute,
    Duration handshake,
    Duration keepAlive,
    Duration permitKeepAlive,
    Duration idle,
    Duration age,
    Duration ageGrace) {

  public static final ConnectionLimits DEFAULT =
      new ConnectionLimits(
          1000,
          64 * 1024,
          8 * 1024,
          256,
          6000,
          Duration.ofSeconds(10),
          Duration.ofMinutes(1),
          Duration.ofSeconds(10),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofSeconds(30));

  private static final Duration KEEP_ALIVE_TIMEOUT = Duration.ofSeconds(20);
  private static final int WINDOW_SECONDS = 60;

  public ConnectionLimits {
    var wrong = new ArrayList<String>();
    Options.within(wrong, "connections", connections, 1, 100_000);
    Options.within(wrong, "message bytes", messageBytes, 1024, 4 * 1024 * 1024);
    Options.within(wrong, "metadata bytes", metadataBytes, 1024, 64 * 1024);
    Options.within(wrong, "concurrent calls", concurrentCalls, 1, 10_000);
    Options.within(wrong, "resets per minute", resetsPerMinute, 1, 1_000_000);
    Options.within(wrong, "handshake", handshake, Options.SECOND, Options.MINUTE);
    Options.within(wrong, "keep-alive", keepAlive, Options.SECOND, Options.DAY);
    Options.within(wrong, "permitted keep-alive", permitKeepAlive, Options.SECOND, Options.DAY);
    Options.within(wrong, "idle", idle, Options.SECOND, Options.DAY);
    Options.within(wrong, "age", age, Options.SECOND, Options.DAY);
    Options.within(wrong, "age grace", ageGrace, Options.SECOND, Options.DAY);
    Options.refuse(wrong);
  }

  void applyTo(NettyServerBuilder server) {
    server
        .addTransportFilter(new ConnectionCap(connections))
        .maxInboundMessageSize(messageBytes)
        .maxInboundMetadataSize(metadataBytes)
        .maxConcurrentCallsPerConnection(concurrentCalls)
        .maxRstFramesPerWindow(resetsPerMinute, WINDOW_SECONDS)
        .handshakeTimeout(handshake.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTime(keepAlive.toMillis(), TimeUnit.MILLISECONDS)
        .keepAliveTimeout(KEEP_ALIVE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveTime(permitKeepAlive.toMillis(), TimeUnit.MILLISECONDS)
        .permitKeepAliveWithoutCalls(true)
        .maxConnectionIdle(idle.toMillis(), TimeUnit.MILLISECONDS)
        .maxConnectionAge(age.toMillis(), TimeUnit.MILLISECONDS)
        .maxConnectionAgeGrace(ageGrace.toMillis(), TimeUnit.MILLISECONDS);
  }
}
