package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.grpc.admission.Callers;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.grpc.service.UseCases;
import dev.minipassport.grpc.service.admin.AdminUseCases;
import dev.minipassport.grpc.service.change.ChangeUseCases;
import dev.minipassport.grpc.service.consent.ConsentUseCases;
import dev.minipassport.grpc.service.phone.PhoneUseCases;
import dev.minipassport.grpc.service.privacy.PrivacyUseCases;
import dev.minipassport.grpc.service.profile.ProfileUseCases;
import dev.minipassport.grpc.service.userdata.UserDataUseCases;
import dev.minipassport.identity.ResolveAccount;
import dev.minipassport.login.Login;
import dev.minipassport.login.LoginCode;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.Visitor;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.AdminServiceGrpc.AdminServiceBlockingStub;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ChangeServiceGrpc.ChangeServiceBlockingStub;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.ConsentServiceGrpc.ConsentServiceBlockingStub;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.LoginServiceGrpc.LoginServiceBlockingStub;
import dev.minipassport.v1.PhoneServiceGrpc;
import dev.minipassport.v1.PhoneServiceGrpc.PhoneServiceBlockingStub;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.PrivacyServiceGrpc.PrivacyServiceBlockingStub;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  final PhoneServiceBlockingStub phones;
  final PrivacyServiceBlockingStub privacy;
  final AdminServiceBlockingStub admin;
  final ChangeServiceBlockingStub changes;
  private final Conformance conformance = new Conformance();

  /// For callers who may do everything but read phone numbers whole.
  Running() {
    this(CallLimits.DEFAULT);
  }

  Running(CallLimits limits) {
    this(Callers.anonymous(Set.of(Role.BFF, Role.ADMIN)), limits);
  }

  /// For a caller of whom this is known.
  Running(Caller caller) {
    this(new Callers(Map.of(), caller), CallLimits.DEFAULT);
  }

  private Running(Callers callers, CallLimits limits) {
    this(
        new GrpcServerOptions(
            "127.0.0.1", 0, false, Optional.empty(), callers, ConnectionLimits.DEFAULT, limits));
  }

  Running(GrpcServerOptions options) {
    server = new GrpcServer(options, useCases(passport), clock, System::nanoTime);
    server.start();
    channel = channelTo(server.port()).intercept(conformance).build();
    logins = LoginServiceGrpc.newBlockingStub(channel);
    sessions = SessionServiceGrpc.newBlockingStub(channel);
    consent = ConsentServiceGrpc.newBlockingStub(channel);
    profiles = ProfileServiceGrpc.newBlockingStub(channel);
    userData = UserDataServiceGrpc.newBlockingStub(channel);
    phones = PhoneServiceGrpc.newBlockingStub(channel);
    privacy = PrivacyServiceGrpc.newBlockingStub(channel);
    admin = AdminServiceGrpc.newBlockingStub(channel);
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
        new UserDataUseCases(passport.readUserData, passport.lookAfterKey, passport.talkSealed),
        new PhoneUseCases(passport.bindPhone, passport.readPhone, passport.unbindPhone),
        new PrivacyUseCases(
            passport.handlePush, passport.sealReply, passport.exportMyData, passport.eraseMyData),
        new ChangeUseCases(
            passport.listChanges, new ResolveAccount(passport.apps, passport.store.accounts())),
        new AdminUseCases(
            passport.lookUp,
            passport.operateAccounts,
            passport.clearReview,
            passport.operateApps,
            passport.readAudit));
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
