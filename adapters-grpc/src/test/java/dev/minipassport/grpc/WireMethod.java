package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;

import com.google.protobuf.Message;
import dev.minipassport.testkit.Passport;
import dev.minipassport.token.HandoffTicket;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.IssueHandoffRequest;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.PhoneServiceGrpc;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.ProfileServiceGrpc;
import dev.minipassport.v1.RedeemHandoffRequest;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeOtherSessionsRequest;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.RotateSessionRequest;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.UserDataServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/// A method of the wire and an ordinary request for it.
///
/// @param request makes the request, for which somebody may have to sign in first
record WireMethod<Q extends Message>(
    String name, Function<Running, Q> request, BiFunction<Running, Q, Message> call) {

  /// A call that is ready to be made.
  Runnable prepared(Running running) {
    Q made = request.apply(running);
    return () -> {
      var _ = call.apply(running, made);
    };
  }

  @Override
  public String toString() {
    return name;
  }

  static Stream<WireMethod<?>> all() {
    return Stream.concat(ofBackends(), AdminMethods.all());
  }

  /// Those for the role that acts for people.
  static Stream<WireMethod<?>> ofBackends() {
    return Stream.of(
            logins(),
            checks(),
            endings(),
            ConsentMethods.all(),
            ProfileMethods.all(),
            UserDataMethods.all(),
            PhoneMethods.all(),
            PrivacyMethods.all(),
            ChangeMethods.all())
        .flatMap(methods -> methods);
  }

  /// Those that ask the store: all but the one that knows the answer by itself.
  static Stream<WireMethod<?>> ofTheStore() {
    return all().filter(method -> !method.name().equals("SealReply"));
  }

  private static Stream<WireMethod<?>> logins() {
    return Stream.of(
        new WireMethod<>(
            "Login",
            running -> running.loginWith(running.passport.codeOf(Passport.ALICE)),
            (running, request) -> running.logins.login(request)),
        new WireMethod<>(
            "IssueHandoff",
            running ->
                IssueHandoffRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.issueHandoff(request)),
        new WireMethod<>(
            "RedeemHandoff",
            _ ->
                RedeemHandoffRequest.newBuilder()
                    .setAppId(APP)
                    .setTicket(HandoffTicket.random(new Random(3)).reveal())
                    .build(),
            (running, request) -> running.sessions.redeemHandoff(request)));
  }

  private static Stream<WireMethod<?>> checks() {
    return Stream.of(
        new WireMethod<>(
            "ValidateSession",
            running ->
                ValidateSessionRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.validateSession(request)),
        new WireMethod<>(
            "RotateSession",
            running ->
                RotateSessionRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.rotateSession(request)),
        new WireMethod<>(
            "ListSessions",
            running ->
                ListSessionsRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.listSessions(request)));
  }

  private static Stream<WireMethod<?>> endings() {
    return Stream.of(
        new WireMethod<>(
            "RevokeSession",
            running ->
                RevokeSessionRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.revokeSession(request)),
        new WireMethod<>(
            "RevokeOtherSessions",
            running ->
                RevokeOtherSessionsRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.revokeOtherSessions(request)),
        new WireMethod<>(
            "RevokeAllSessions",
            running ->
                RevokeAllSessionsRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(token(running))
                    .build(),
            (running, request) -> running.sessions.revokeAllSessions(request)));
  }

  static String token(Running running) {
    return running.alice().token().reveal();
  }

  static int methodsOnTheWire() {
    return Stream.of(
            LoginServiceGrpc.getServiceDescriptor(),
            SessionServiceGrpc.getServiceDescriptor(),
            ConsentServiceGrpc.getServiceDescriptor(),
            ProfileServiceGrpc.getServiceDescriptor(),
            UserDataServiceGrpc.getServiceDescriptor(),
            PhoneServiceGrpc.getServiceDescriptor(),
            PrivacyServiceGrpc.getServiceDescriptor(),
            AdminServiceGrpc.getServiceDescriptor(),
            ChangeServiceGrpc.getServiceDescriptor())
        .mapToInt(service -> service.getMethods().size())
        .sum();
  }
}
