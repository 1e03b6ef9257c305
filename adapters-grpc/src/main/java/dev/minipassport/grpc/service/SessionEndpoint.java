package dev.minipassport.grpc.service;

import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.session.NamedRevocation;
import dev.minipassport.session.SessionId;
import dev.minipassport.token.HandoffTicket;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.IssueHandoffRequest;
import dev.minipassport.v1.IssueHandoffResponse;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.ListSessionsResponse;
import dev.minipassport.v1.RedeemHandoffRequest;
import dev.minipassport.v1.RedeemHandoffResponse;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeAllSessionsResponse;
import dev.minipassport.v1.RevokeOtherSessionsRequest;
import dev.minipassport.v1.RevokeOtherSessionsResponse;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.RevokeSessionResponse;
import dev.minipassport.v1.RotateSessionRequest;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// `minipassport.v1.SessionService`. What is no token or ticket is an outcome, not a violation.
final class SessionEndpoint extends SessionServiceGrpc.SessionServiceImplBase {
  private final UseCases useCases;
  private final Lane validations;
  private final Lane others;

  SessionEndpoint(UseCases useCases, Lane validations, Lane others) {
    this.useCases = useCases;
    this.validations = validations;
    this.others = others;
  }

  @Override
  public void validateSession(
      ValidateSessionRequest request, StreamObserver<ValidateSessionResponse> reply) {
    Calls.answerWarm(reply, validations, () -> validatedWarm(request), () -> validated(request));
  }

  private Optional<ValidateSessionResponse> validatedWarm(ValidateSessionRequest request) {
    AppId app = Fields.app(request.getAppId());
    Optional<SessionToken> token = SessionToken.parse(request.getSessionToken());
    if (token.isEmpty()) {
      return Optional.of(SessionAnswers.MALFORMED_AT_VALIDATION);
    }
    return useCases.validateSession().validateWarm(app, token.get()).map(SessionAnswers::of);
  }

  private ValidateSessionResponse validated(ValidateSessionRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> SessionAnswers.of(useCases.validateSession().validate(app, token)))
        .orElse(SessionAnswers.MALFORMED_AT_VALIDATION);
  }

  @Override
  public void rotateSession(
      RotateSessionRequest request, StreamObserver<RotateSessionResponse> reply) {
    Calls.answer(reply, others, () -> rotated(request));
  }

  private RotateSessionResponse rotated(RotateSessionRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> SessionAnswers.of(useCases.rotateSession().rotate(app, token)))
        .orElseGet(() -> RotateSessionResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void listSessions(
      ListSessionsRequest request, StreamObserver<ListSessionsResponse> reply) {
    Calls.answer(reply, others, () -> listed(request));
  }

  private ListSessionsResponse listed(ListSessionsRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> SessionAnswers.of(useCases.listSessions().list(app, token)))
        .orElseGet(() -> ListSessionsResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void revokeSession(
      RevokeSessionRequest request, StreamObserver<RevokeSessionResponse> reply) {
    Calls.answer(reply, others, () -> revoked(request));
  }

  private RevokeSessionResponse revoked(RevokeSessionRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    Optional<SessionId> id =
        fields.readOptional(
            "session_id", request.getSessionId(), text -> new SessionId(Fields.uuid(text)));
    AppId app = fields.require(named);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> RevocationAnswers.one(revoke(app, token, id)))
        .orElseGet(() -> RevokeSessionResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  private NamedRevocation revoke(AppId app, SessionToken token, Optional<SessionId> id) {
    return id.isPresent()
        ? useCases.revokeSessions().revoke(app, token, id.get())
        : useCases.revokeSessions().revoke(app, token);
  }

  @Override
  public void revokeOtherSessions(
      RevokeOtherSessionsRequest request, StreamObserver<RevokeOtherSessionsResponse> reply) {
    Calls.answer(reply, others, () -> othersRevoked(request));
  }

  private RevokeOtherSessionsResponse othersRevoked(RevokeOtherSessionsRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> RevocationAnswers.others(useCases.revokeSessions().revokeOthers(app, token)))
        .orElseGet(
            () -> RevokeOtherSessionsResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void revokeAllSessions(
      RevokeAllSessionsRequest request, StreamObserver<RevokeAllSessionsResponse> reply) {
    Calls.answer(reply, others, () -> allRevoked(request));
  }

  private RevokeAllSessionsResponse allRevoked(RevokeAllSessionsRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> RevocationAnswers.all(useCases.revokeSessions().revokeAll(app, token)))
        .orElseGet(
            () -> RevokeAllSessionsResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void issueHandoff(
      IssueHandoffRequest request, StreamObserver<IssueHandoffResponse> reply) {
    Calls.answer(reply, others, () -> issued(request));
  }

  private IssueHandoffResponse issued(IssueHandoffRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> HandoffAnswers.of(useCases.issueHandoff().issue(app, token)))
        .orElseGet(() -> IssueHandoffResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void redeemHandoff(
      RedeemHandoffRequest request, StreamObserver<RedeemHandoffResponse> reply) {
    Calls.answer(reply, others, () -> redeemed(request));
  }

  private RedeemHandoffResponse redeemed(RedeemHandoffRequest request) {
    AppId app = Fields.app(request.getAppId());
    return HandoffTicket.parse(request.getTicket())
        .map(ticket -> HandoffAnswers.of(useCases.redeemHandoff().redeem(app, ticket)))
        .orElse(HandoffAnswers.REJECTED);
  }
}
