package dev.minipassport.grpc.service.userdata;

import dev.minipassport.consent.GrantAlong;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.UserDataFields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.ReadUserData;
import dev.minipassport.userdata.Source;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.UserDataServiceGrpc;
import dev.minipassport.v1.VerifyUserDataRequest;
import dev.minipassport.v1.VerifyUserDataResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// `minipassport.v1.UserDataService`. What is no token is an outcome, not a violation.
public final class UserDataEndpoint extends UserDataServiceGrpc.UserDataServiceImplBase {
  private final ReadUserData readUserData;
  private final Lane lane;

  public UserDataEndpoint(ReadUserData readUserData, Lane lane) {
    this.readUserData = readUserData;
    this.lane = lane;
  }

  @Override
  public void verifyUserData(
      VerifyUserDataRequest request, StreamObserver<VerifyUserDataResponse> reply) {
    Calls.answer(reply, lane, _ -> verified(request));
  }

  private VerifyUserDataResponse verified(VerifyUserDataRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PurposeId readPurpose = ConsentFields.purpose(fields, request.getPurposeId());
    Source readSource =
        fields.given("data", request.hasData())
            ? UserDataFields.signed(fields, "data", request.getData())
            : null;
    Optional<GrantAlong> grant =
        ConsentFields.grant(fields, request.hasGrant(), request.getGrant());
    AppId app = fields.require(named);
    PurposeId purpose = fields.require(readPurpose);
    Source source = fields.require(readSource);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> readUserData.read(app, token, purpose, source, grant))
        .map(outcome -> UserDataAnswers.verified(outcome, purpose))
        .orElseGet(() -> VerifyUserDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void openUserData(
      OpenUserDataRequest request, StreamObserver<OpenUserDataResponse> reply) {
    Calls.answer(reply, lane, _ -> opened(request));
  }

  private OpenUserDataResponse opened(OpenUserDataRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PurposeId readPurpose = ConsentFields.purpose(fields, request.getPurposeId());
    Source readSource =
        fields.given("data", request.hasData())
            ? UserDataFields.sealed(fields, "data", request.getData())
            : null;
    Optional<GrantAlong> grant =
        ConsentFields.grant(fields, request.hasGrant(), request.getGrant());
    AppId app = fields.require(named);
    PurposeId purpose = fields.require(readPurpose);
    Source source = fields.require(readSource);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> readUserData.read(app, token, purpose, source, grant))
        .map(outcome -> UserDataAnswers.opened(outcome, purpose))
        .orElseGet(() -> OpenUserDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }
}
