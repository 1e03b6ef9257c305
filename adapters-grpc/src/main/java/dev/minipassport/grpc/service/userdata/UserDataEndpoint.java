package dev.minipassport.grpc.service.userdata;

import dev.minipassport.consent.GrantAlong;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.UserDataFields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.PlainBytes;
import dev.minipassport.userdata.SealedBytes;
import dev.minipassport.userdata.Source;
import dev.minipassport.v1.CheckSessionKeyRequest;
import dev.minipassport.v1.CheckSessionKeyResponse;
import dev.minipassport.v1.DecryptFromClientRequest;
import dev.minipassport.v1.DecryptFromClientResponse;
import dev.minipassport.v1.EncryptForClientRequest;
import dev.minipassport.v1.EncryptForClientResponse;
import dev.minipassport.v1.OpenUserDataRequest;
import dev.minipassport.v1.OpenUserDataResponse;
import dev.minipassport.v1.ResetSessionKeyRequest;
import dev.minipassport.v1.ResetSessionKeyResponse;
import dev.minipassport.v1.UserDataServiceGrpc;
import dev.minipassport.v1.VerifyUserDataRequest;
import dev.minipassport.v1.VerifyUserDataResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;

/// `minipassport.v1.UserDataService`. What is no token is an outcome, not a violation.
public final class UserDataEndpoint extends UserDataServiceGrpc.UserDataServiceImplBase {
  private final UserDataUseCases useCases;
  private final Lane lane;

  public UserDataEndpoint(UserDataUseCases useCases, Lane lane) {
    this.useCases = useCases;
    this.lane = lane;
  }

  @Override
  public void verifyUserData(
      VerifyUserDataRequest request, StreamObserver<VerifyUserDataResponse> reply) {
    Calls.answer(reply, lane, () -> verified(request));
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
        .map(token -> useCases.readUserData().read(app, token, purpose, source, grant))
        .map(outcome -> UserDataAnswers.verified(outcome, purpose))
        .orElseGet(() -> VerifyUserDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void openUserData(
      OpenUserDataRequest request, StreamObserver<OpenUserDataResponse> reply) {
    Calls.answer(reply, lane, () -> opened(request));
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
        .map(token -> useCases.readUserData().read(app, token, purpose, source, grant))
        .map(outcome -> UserDataAnswers.opened(outcome, purpose))
        .orElseGet(() -> OpenUserDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void checkSessionKey(
      CheckSessionKeyRequest request, StreamObserver<CheckSessionKeyResponse> reply) {
    Calls.answer(reply, lane, deadline -> checked(request, deadline));
  }

  private CheckSessionKeyResponse checked(CheckSessionKeyRequest request, Deadline deadline) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> KeyAnswers.checked(useCases.lookAfterKey().check(app, token, deadline)))
        .orElseGet(() -> CheckSessionKeyResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void resetSessionKey(
      ResetSessionKeyRequest request, StreamObserver<ResetSessionKeyResponse> reply) {
    Calls.answer(reply, lane, deadline -> reset(request, deadline));
  }

  private ResetSessionKeyResponse reset(ResetSessionKeyRequest request, Deadline deadline) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> KeyAnswers.reset(useCases.lookAfterKey().reset(app, token, deadline)))
        .orElseGet(() -> ResetSessionKeyResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void encryptForClient(
      EncryptForClientRequest request, StreamObserver<EncryptForClientResponse> reply) {
    Calls.answer(reply, lane, deadline -> encrypted(request, deadline));
  }

  private EncryptForClientResponse encrypted(EncryptForClientRequest request, Deadline deadline) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PlainBytes read = fields.read("plaintext", request.getPlaintext(), NetworkFields::plain);
    AppId app = fields.require(named);
    PlainBytes plain = fields.require(read);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> KeyAnswers.of(useCases.talkSealed().encrypt(app, token, plain, deadline)))
        .orElseGet(() -> EncryptForClientResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void decryptFromClient(
      DecryptFromClientRequest request, StreamObserver<DecryptFromClientResponse> reply) {
    Calls.answer(reply, lane, deadline -> decrypted(request, deadline));
  }

  private DecryptFromClientResponse decrypted(DecryptFromClientRequest request, Deadline deadline) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    SealedBytes read =
        fields.given("encrypted", request.hasEncrypted())
            ? NetworkFields.sealed(fields, request.getEncrypted())
            : null;
    AppId app = fields.require(named);
    SealedBytes sealed = fields.require(read);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> KeyAnswers.of(useCases.talkSealed().decrypt(app, token, sealed, deadline)))
        .orElseGet(
            () -> DecryptFromClientResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }
}
