package dev.minipassport.app.service;

import com.google.inject.AbstractModule;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import dev.minipassport.grpc.GrpcServer;
import dev.minipassport.grpc.GrpcServerOptions;
import dev.minipassport.grpc.service.UseCases;
import java.time.Clock;

/// Makes the server, which listens once it is started.
final class WireModule extends AbstractModule {
  private final GrpcServerOptions options;

  WireModule(GrpcServerOptions options) {
    this.options = options;
  }

  @Provides
  @Singleton
  GrpcServer server(UseCases useCases, Clock clock) {
    return new GrpcServer(options, useCases, clock, System::nanoTime);
  }
}
