package dev.minipassport.grpc.service;

import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.identity.AppId;
import dev.minipassport.login.LogIn;
import dev.minipassport.login.LoginAttempt;
import dev.minipassport.login.LoginCode;
import dev.minipassport.session.DeviceLabel;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.LoginResponse;
import dev.minipassport.v1.LoginServiceGrpc;
import io.grpc.stub.StreamObserver;

/// `minipassport.v1.LoginService`.
final class LoginEndpoint extends LoginServiceGrpc.LoginServiceImplBase {
  private final LogIn logIn;
  private final Lane lane;

  LoginEndpoint(LogIn logIn, Lane lane) {
    this.logIn = logIn;
    this.lane = lane;
  }

  @Override
  public void login(LoginRequest request, StreamObserver<LoginResponse> reply) {
    Calls.answer(reply, lane, deadline -> LoginAnswers.of(logIn.logIn(attempt(request), deadline)));
  }

  private static LoginAttempt attempt(LoginRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    LoginCode code = fields.read("code", request.getCode(), LoginCode::new);
    var device = fields.readOptional("device_label", request.getDeviceLabel(), DeviceLabel::new);
    return new LoginAttempt(
        fields.require(app),
        fields.require(code),
        SessionToken.parse(request.getCurrentToken()),
        device);
  }
}
