package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.grpc.service.UseCases;
import dev.minipassport.grpc.service.change.ChangeUseCases;
import dev.minipassport.grpc.service.consent.ConsentUseCases;
import dev.minipassport.grpc.service.profile.ProfileUseCases;
import dev.minipassport.identity.ResolveAccount;
import dev.minipassport.login.Login;
import dev.minipassport.login.LoginCode;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ChangeServiceGrpc.ChangeServiceBlockingStub;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.ConsentServiceGrpc.ConsentServiceBlockingStub;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.LoginServiceGrpc.LoginServiceBlockingStub;
import dev.minipassport.v1.ProfileServiceGrpc;
import dev.minipassport.v1.ProfileServiceGrpc.ProfileServiceBlockingStub;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.SessionServiceGrpc.SessionServiceBlockingStub;
import dev.minipassport.v1.UserDataServiceGrpc;
import dev.minipassport.v1.UserDataServiceGrpc.UserDataServiceBlockingStub;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// The service on a free port of this machine over watched in-memory ports, and a client of it.
final class Running implements AutoCloseable {
  static final String APP = Passport.APP.value();

  final WatchedStore store = new WatchedStore();
  final TestClock clock = new TestClock();
  final Passport passport = new Passport(store, clock);
  final GrpcServer server;
  final ManagedChannel channel;
  final LoginServiceBlockingStub logins;
  final SessionServiceBlockingStub sessions;
  final ConsentServiceBlockingStub consent;
  final ProfileServiceBlockingStub profiles;
  final UserDataServiceBlockingStub userData;
  final ChangeServiceBlockingStub changes;
  private final Conformance conformance = new Conformance();

  Running() {
    this(GrpcServerOptions.onLoopback(0));
  }

  Running(CallLimits limits) {
    this(
        new GrpcServerOptions(
            "127.0.0.1", 0, false, Optional.empty(), ConnectionLimits.DEFAULT, limits));
  }

  Running(GrpcServerOptions options) {
    server = new GrpcServer(options, useCases(passport), System::nanoTime);
    server.start();
    channel = channelTo(server.port()).intercept(conformance).build();
    logins = LoginServiceGrpc.newBlockingStub(channel);
    sessions = SessionServiceGrpc.newBlockingStub(channel);
    consent = ConsentServiceGrpc.newBlockingStub(channel);
    profiles = ProfileServiceGrpc.newBlockingStub(channel);
    userData = UserDataServiceGrpc.newBlockingStub(channel);
    changes = ChangeServiceGrpc.newBlockingStub(channel);
  }

  static UseCases useCases(Passport passport) {
    return new UseCases(
        passport.logIn,
        passport.validate,
        passport.rotate,
        passport.list,
        passport.revoke,
        passport.issueHandoff,
        passport.redeemHandoff,
        new ConsentUseCases(
            passport.decidePrompt,
            passport.answerPrompt,
            passport.withdrawConsent,
            passport.listConsent,
            passport.exportReceipt),
        new ProfileUseCases(
            passport.fillProfile,
            passport.readProfile,
            passport.eraseProfile,
            passport.listPictures),
        passport.readUserData,
        new ChangeUseCases(
            passport.listChanges, new ResolveAccount(passport.apps, passport.store.accounts())));
  }

  static NettyChannelBuilder channelTo(int port) {
    return NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().directExecutor();
  }

  /// A person who is signed in, in [#APP].
  Login.SignedIn alice() {
    return passport.signIn(Passport.ALICE);
  }

  /// Alice with a phone of today, asked for [WatchedStore#PURPOSE].
  Visitor visitor() {
    return Visitor.of(passport, alice(), WatchedStore.PURPOSE);
  }

  LoginRequest loginWith(LoginCode code) {
    return LoginRequest.newBuilder().setAppId(APP).setCode(text(code)).build();
  }

  static String text(LoginCode code) {
    return code.use(bytes -> new String(bytes, StandardCharsets.US_ASCII));
  }

  static ValidateSessionRequest validationOf(SessionToken token) {
    return ValidateSessionRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(token.reveal())
        .build();
  }

  long counted(String method, String status) {
    return server.counts().stream()
        .filter(count -> count.method().endsWith(method) && count.status().equals(status))
        .mapToLong(CallCount::calls)
        .sum();
  }

  /// Looks until it is so, without guessing how long that takes; gives up after 10 s.
  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end > 0) {
        throw new AssertionError("still not so after 10 s");
      }
      Thread.onSpinWait();
    }
  }

  void awaitCount(String method, String status, long calls) {
    await(() -> counted(method, status) == calls);
  }

  @Override
  public void close() {
    channel.shutdown();
    assertThat(drained()).isEqualTo(GrpcServer.Drain.COMPLETE);
    await(channel::isTerminated);
    assertThat(server.inFlight()).isZero();
    assertThat(conformance.unexplained()).isEmpty();
  }

  private GrpcServer.Drain drained() {
    try {
      return server.drain(Duration.ofSeconds(20));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
