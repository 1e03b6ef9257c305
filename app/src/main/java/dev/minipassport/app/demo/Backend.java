package dev.minipassport.app.demo;

import com.google.protobuf.ByteString;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.ClearReviewResponse;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.IssueHandoffRequest;
import dev.minipassport.v1.IssueHandoffResponse;
import dev.minipassport.v1.ListReviewsRequest;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.ListSessionsResponse;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.LoginServiceGrpc;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.RedeemHandoffRequest;
import dev.minipassport.v1.RedeemHandoffResponse;
import dev.minipassport.v1.RevokeAllSessionsRequest;
import dev.minipassport.v1.RevokeAllSessionsResponse;
import dev.minipassport.v1.RevokeOtherSessionsRequest;
import dev.minipassport.v1.RevokeOtherSessionsResponse;
import dev.minipassport.v1.RotateSessionRequest;
import dev.minipassport.v1.RotateSessionResponse;
import dev.minipassport.v1.SealReplyRequest;
import dev.minipassport.v1.SealReplyResponse;
import dev.minipassport.v1.SessionServiceGrpc;
import dev.minipassport.v1.ValidateSessionRequest;
import dev.minipassport.v1.ValidateSessionResponse;
import io.grpc.ClientInterceptors;
import io.grpc.ManagedChannel;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;

/// The backend-for-frontend of the story: a gRPC client on behalf of one app.
public final class Backend implements AutoCloseable {
  private static final int DEADLINE_SECONDS = 10;

  private final ManagedChannel channel;
  private final Transcript transcript;
  private final String app;

  Backend(int port, String app, Transcript transcript) {
    this(
        NettyChannelBuilder.forAddress(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .usePlaintext()
            .build(),
        app,
        transcript);
  }

  private Backend(ManagedChannel channel, String app, Transcript transcript) {
    this.channel = channel;
    this.app = app;
    this.transcript = transcript;
  }

  /// On behalf of another app, over the same connection.
  Backend in(String other) {
    return new Backend(channel, other, transcript);
  }

  /// What may be asked and what is known of whoever holds the token.
  public Visit visit(String token) {
    return new Visit(ClientInterceptors.intercept(channel, transcript), app, token);
  }

  /// Hands over what WeChat pushed.
  public HandlePushResponse handlePush(boolean verification, String query, byte[] body) {
    return privacy()
        .handlePush(
            HandlePushRequest.newBuilder()
                .setAppId(app)
                .setMethod(
                    verification
                        ? HandlePushRequest.Method.METHOD_GET
                        : HandlePushRequest.Method.METHOD_POST)
                .setQuery(query)
                .setBody(ByteString.copyFrom(body))
                .build());
  }

  public SealReplyResponse seal(HandlePushResponse.NotOurs message, String reply) {
    return privacy()
        .sealReply(
            SealReplyRequest.newBuilder()
                .setAppId(app)
                .setReply(reply)
                .setFormat(message.getFormat())
                .setNonce(message.getNonce())
                .build());
  }

  private PrivacyServiceGrpc.PrivacyServiceBlockingStub privacy() {
    return PrivacyServiceGrpc.newBlockingStub(channel)
        .withInterceptors(transcript)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  /// What an operator sees of the values that are hidden.
  public ListReviewsResponse reviews() {
    return admin()
        .listReviews(ListReviewsRequest.newBuilder().setAppId(app).setReason(reason()).build());
  }

  /// An operator lets the value be shown.
  public ClearReviewResponse clear(ListReviewsResponse.Review review) {
    return admin()
        .clearReview(
            ClearReviewRequest.newBuilder()
                .setAppId(app)
                .setReason(reason())
                .setIdentityId(review.getIdentityId())
                .setCategory(review.getCategory())
                .setValue(review.getValue())
                .setDecision(ClearReviewRequest.Decision.DECISION_SHOW)
                .build());
  }

  private static Reason reason() {
    return Reason.newBuilder().setActor("olga").setText("the story").build();
  }

  private AdminServiceGrpc.AdminServiceBlockingStub admin() {
    return AdminServiceGrpc.newBlockingStub(channel)
        .withInterceptors(transcript)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  public LoginResponse logIn(String code, String device) {
    return logIn(LoginRequest.newBuilder().setAppId(app).setCode(code).setDeviceLabel(device));
  }

  /// As the client does that still holds a token.
  public LoginResponse logInAgain(String code, String currentToken) {
    return logIn(
        LoginRequest.newBuilder().setAppId(app).setCode(code).setCurrentToken(currentToken));
  }

  private LoginResponse logIn(LoginRequest.Builder request) {
    return LoginServiceGrpc.newBlockingStub(channel)
        .withInterceptors(transcript)
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS)
        .login(request.build());
  }

  public ValidateSessionResponse validate(String token) {
    return sessions()
        .validateSession(
            ValidateSessionRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public RotateSessionResponse rotate(String token) {
    return sessions()
        .rotateSession(
            RotateSessionRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public ListSessionsResponse list(String token) {
    return sessions()
        .listSessions(
            ListSessionsRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public RevokeOtherSessionsResponse revokeOthers(String token) {
    return sessions()
        .revokeOtherSessions(
            RevokeOtherSessionsRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public RevokeAllSessionsResponse revokeAll(String token) {
    return sessions()
        .revokeAllSessions(
            RevokeAllSessionsRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public IssueHandoffResponse issueHandoff(String token) {
    return sessions()
        .issueHandoff(
            IssueHandoffRequest.newBuilder().setAppId(app).setSessionToken(token).build());
  }

  public RedeemHandoffResponse redeemHandoff(String ticket) {
    return sessions()
        .redeemHandoff(RedeemHandoffRequest.newBuilder().setAppId(app).setTicket(ticket).build());
  }

  /// The service has come back: connect now rather than after the usual pause.
  void reconnect() {
    channel.resetConnectBackoff();
  }

  private SessionServiceGrpc.SessionServiceBlockingStub sessions() {
    return SessionServiceGrpc.newBlockingStub(channel)
        .withInterceptors(transcript)
        .withWaitForReady()
        .withDeadlineAfter(DEADLINE_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public void close() {
    channel.shutdownNow();
  }
}
