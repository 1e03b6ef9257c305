package dev.minipassport.grpc;

import dev.minipassport.grpc.admission.Admission;
import dev.minipassport.grpc.admission.Peers;
import dev.minipassport.grpc.call.Guard;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.call.Lanes;
import dev.minipassport.grpc.service.MethodRoles;
import dev.minipassport.grpc.service.Services;
import dev.minipassport.grpc.service.UseCases;
import io.grpc.BindableService;
import io.grpc.InsecureServerCredentials;
import io.grpc.Server;
import io.grpc.ServerCredentials;
import io.grpc.ServerInterceptors;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// Serves `minipassport.v1` and `grpc.health.v1`.
///
/// Calls are delivered on the event loops, which answer what is known there; everything else leaves
/// for a lane at once. No handler sees metadata beyond the deadline and
/// the caller.
public final class GrpcServer {
  private final GrpcServerOptions options;
  private final LongSupplier ticker;
  private final HealthStatusManager health = new HealthStatusManager();
  private final Watches watches = new Watches();
  private final List<ServerServiceDefinition> services = new ArrayList<>();
  private final Lanes lanes;
  private final CallRecords records;
  private final AtomicBoolean draining = new AtomicBoolean();
  private volatile int port;
  private volatile @Nullable Server server;
  private volatile Optional<TlsRotation> rotation = Optional.empty();

  /// @param clock for what comes with no instant of its own
  /// @param ticker nanoseconds from an arbitrary origin, as [System#nanoTime()]
  public GrpcServer(
      GrpcServerOptions options, UseCases useCases, Clock clock, LongSupplier ticker) {
    this.options = options;
    this.ticker = ticker;
    this.lanes = options.calls().lanes();
    Services.over(useCases, lanes, options.calls().watchInterval(), clock, ticker).stream()
        .map(BindableService::bindService)
        .map(Guard::over)
        .forEach(services::add);
    services.add(health.getHealthService().bindService());
    if (options.reflection()) {
      services.add(ProtoReflectionServiceV1.newInstance().bindService());
    }
    services.replaceAll(new Admission(MethodRoles.table(), ticker)::before);
    services.replaceAll(service -> ServerInterceptors.intercept(service, watches));
    this.records = new CallRecords(services, ticker);
  }

  /// Listens and serves from now on. Throws [CannotListen] with what to change.
  public void start() {
    TransportLog.tame();
    var address = new InetSocketAddress(options.address(), options.port());
    Optional<TlsRotation> tls = options.tls().map(TlsRotation::of);
    var builder = NettyServerBuilder.forAddress(address, credentials(tls));
    options.connections().applyTo(builder);
    builder.addTransportFilter(new Peers(options.callers()));
    builder.directExecutor().addStreamTracerFactory(records);
    services.forEach(builder::addService);
    try {
      Server started = builder.build().start();
      port = started.getPort();
      server = started;
      rotation = tls;
      tls.ifPresent(TlsRotation::begin);
    } catch (IOException refused) {
      throw CannotListen.on(options.host(), options.port(), refused);
    }
    say(ServingStatus.SERVING);
  }

  /// All that is served, in the order in which it was bound.
  List<ServerServiceDefinition> services() {
    return List.copyOf(services);
  }

  private static ServerCredentials credentials(Optional<TlsRotation> tls) {
    return tls.map(TlsRotation::credentials).orElseGet(InsecureServerCredentials::create);
  }

  private void say(ServingStatus status) {
    health.setStatus(HealthStatusManager.SERVICE_NAME_ALL_SERVICES, status);
    services.forEach(service -> health.setStatus(service.getServiceDescriptor().getName(), status));
  }

  /// The port it listens on.
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the server has no port before it is started");
    }
    return port;
  }

  /// Calls so far, by method and status.
  public List<CallCount> counts() {
    return records.counts();
  }

  /// Calls that run off the event loops at this moment, abandoned ones included.
  public int inFlight() {
    return lanes.taken();
  }

  /// Says that it no longer serves, takes no new connections, lets clients finish what they began
  /// and go elsewhere, and cuts off what remains after `patience`. May be called again.
  public Drain drain(Duration patience) throws InterruptedException {
    Server started = server;
    if (started == null) {
      return Drain.COMPLETE;
    }
    if (draining.compareAndSet(false, true)) {
      health.enterTerminalState();
      watches.end();
      rotation.ifPresent(TlsRotation::end);
      started.shutdown();
    }
    long end = ticker.getAsLong() + patience.toNanos();
    boolean finished = started.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    started.shutdownNow();
    return finished && emptied(end) ? Drain.COMPLETE : Drain.CUT_SHORT;
  }

  private boolean emptied(long end) throws InterruptedException {
    boolean emptied = true;
    for (Lane lane : lanes.all()) {
      emptied &= lane.emptied(Duration.ofNanos(Math.max(0, end - ticker.getAsLong())));
    }
    return emptied;
  }

  /// `CUT_SHORT`: calls or their work were still going on when the patience ended.
  public enum Drain {
    COMPLETE,
    CUT_SHORT
  }
}
