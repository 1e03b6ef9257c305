package dev.minipassport.chaos;

import dev.minipassport.testkit.history.Node;
import dev.minipassport.testkit.history.Person;
import dev.minipassport.testkit.history.Reply;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeOtherSessionsRequest;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.RotateSessionRequest;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.Session;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.SuspendAccountRequest;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.Channel;
import io.grpc.StatusRuntimeException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// A node by its wire. Whatever is not an answer is unknown.
final class Wire implements Node {
  private static final long VALIDATION_SECONDS = 2;
  private static final long SECONDS = 6;

  private final Supplier<Channel> channel;

  /// @param channel the one there is at the moment: a node that comes back has another
  Wire(Supplier<Channel> channel) {
    this.channel = channel;
  }

  /// Makes any call.
  static Reply ask(Supplier<Reply> call) {
    try {
      return call.get();
    } catch (StatusRuntimeException e) {
      return Reply.unknown(e.getStatus().getCode() + " " + e.getStatus().getDescription());
    }
  }

  Channel channel() {
    return channel.get();
  }

  @Override
  public Reply login(Person person, String code, Optional<String> current) {
    return ask(
        () -> {
          var request = LoginRequest.newBuilder().setAppId(person.app()).setCode(code);
          current.ifPresent(request::setCurrentToken);
          LoginResponse response =
              LoginServiceGrpc.newBlockingStub(channel.get())
                  .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                  .login(request.build());
          return switch (response.getOutcomeCase()) {
            case SIGNED_IN ->
                admitted(
                    response.getSignedIn().getSession(), response.getSignedIn().getSessionToken());
            case CODE_REJECTED -> Reply.refused(response.getCodeRejected().getReason().name());
            default -> Reply.refused(response.getOutcomeCase().name());
          };
        });
  }

  @Override
  public Reply validate(String app, String token) {
    return ask(
        () -> {
          var response =
              SessionServiceGrpc.newBlockingStub(channel.get())
                  .withDeadlineAfter(VALIDATION_SECONDS, TimeUnit.SECONDS)
                  .validateSession(
                      ValidateSessionRequest.newBuilder()
                          .setAppId(app)
                          .setSessionToken(token)
                          .build());
          return response.hasValid()
              ? Reply.admitted(
                  response.getValid().getSession().getSessionId(),
                  person(response.getValid().getSession()))
              : refused(response.getNotValid());
        });
  }

  @Override
  public Reply rotate(String app, String token) {
    return ask(
        () -> {
          RotateSessionResponse response =
              sessions()
                  .rotateSession(
                      RotateSessionRequest.newBuilder()
                          .setAppId(app)
                          .setSessionToken(token)
                          .build());
          return switch (response.getOutcomeCase()) {
            case ROTATED ->
                admitted(
                    response.getRotated().getSession(), response.getRotated().getSessionToken());
            case NOT_DUE -> Reply.nothing();
            default -> refused(response.getNotValid());
          };
        });
  }

  @Override
  public Reply revoke(String app, String token) {
    return ask(
        () -> {
          var response =
              sessions()
                  .revokeSession(
                      RevokeSessionRequest.newBuilder()
                          .setAppId(app)
                          .setSessionToken(token)
                          .build());
          return response.hasRevoked() ? Reply.done() : refused(response.getNotValid());
        });
  }

  @Override
  public Reply revokeAll(String app, String token) {
    return ask(
        () -> {
          var response =
              sessions()
                  .revokeAllSessions(
                      RevokeAllSessionsRequest.newBuilder()
                          .setAppId(app)
                          .setSessionToken(token)
                          .build());
          return response.hasRevoked() ? Reply.done() : refused(response.getNotValid());
        });
  }

  @Override
  public Reply revokeOthers(String app, String token) {
    return ask(
        () -> {
          var response =
              sessions()
                  .revokeOtherSessions(
                      RevokeOtherSessionsRequest.newBuilder()
                          .setAppId(app)
                          .setSessionToken(token)
                          .build());
          return response.hasRevoked() ? Reply.done() : refused(response.getNotValid());
        });
  }

  /// By an operator.
  Reply suspend(String app, String account) {
    return ask(
        () ->
            AdminServiceGrpc.newBlockingStub(channel.get())
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .suspendAccount(
                        SuspendAccountRequest.newBuilder()
                            .setAppId(app)
                            .setReason(reason())
                            .setAccountId(account)
                            .build())
                    .hasDone()
                ? Reply.done()
                : Reply.refused("UNKNOWN_ACCOUNT"));
  }

  /// By an operator.
  Reply resume(String app, String account) {
    return ask(
        () ->
            AdminServiceGrpc.newBlockingStub(channel.get())
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .resumeAccount(
                        ResumeAccountRequest.newBuilder()
                            .setAppId(app)
                            .setReason(reason())
                            .setAccountId(account)
                            .build())
                    .hasDone()
                ? Reply.done()
                : Reply.refused("UNKNOWN_ACCOUNT"));
  }

  /// The account behind a session; empty if nobody says.
  Optional<String> account(String app, String token) {
    try {
      var response =
          sessions()
              .validateSession(
                  ValidateSessionRequest.newBuilder().setAppId(app).setSessionToken(token).build());
      return response.hasValid()
          ? Optional.of(response.getValid().getSession().getAccountId())
          : Optional.empty();
    } catch (StatusRuntimeException _) {
      return Optional.empty();
    }
  }

  private static Reason reason() {
    return Reason.newBuilder().setActor("olga").setText("chaos").build();
  }

  private SessionServiceGrpc.SessionServiceBlockingStub sessions() {
    return SessionServiceGrpc.newBlockingStub(channel.get())
        .withDeadlineAfter(SECONDS, TimeUnit.SECONDS);
  }

  private static Reply admitted(Session session, String token) {
    return Reply.admitted(session.getSessionId(), person(session), token);
  }

  private static Person person(Session session) {
    return new Person(session.getAppId(), session.getOpenId());
  }

  /// What the answer says against the token.
  static Reply refused(NotValid refused) {
    return Reply.refused(refused.getReason().name().replaceFirst("^REASON_", ""));
  }
}
