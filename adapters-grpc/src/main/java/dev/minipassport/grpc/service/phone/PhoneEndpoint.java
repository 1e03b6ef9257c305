package dev.minipassport.grpc.service.phone;

import dev.minipassport.consent.GrantAlong;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.UserDataFields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.phone.PhoneCode;
import dev.minipassport.phone.Proof;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.userdata.SealedUserData;
import dev.minipassport.v1.BindPhoneRequest;
import dev.minipassport.v1.BindPhoneResponse;
import dev.minipassport.v1.PhoneServiceGrpc;
import dev.minipassport.v1.ReadPhoneRequest;
import dev.minipassport.v1.ReadPhoneResponse;
import dev.minipassport.v1.UnbindPhoneRequest;
import dev.minipassport.v1.UnbindPhoneResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `minipassport.v1.PhoneService`. What is no token is an outcome, not a violation.
public final class PhoneEndpoint extends PhoneServiceGrpc.PhoneServiceImplBase {
  private final PhoneUseCases useCases;
  private final Lane lane;

  public PhoneEndpoint(PhoneUseCases useCases, Lane lane) {
    this.useCases = useCases;
    this.lane = lane;
  }

  @Override
  public void bindPhone(BindPhoneRequest request, StreamObserver<BindPhoneResponse> reply) {
    Calls.answer(reply, lane, deadline -> bound(request, deadline));
  }

  private BindPhoneResponse bound(BindPhoneRequest request, Deadline deadline) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PurposeId readPurpose = ConsentFields.purpose(fields, request.getPurposeId());
    Proof readProof = proof(fields, request);
    Optional<GrantAlong> grant =
        ConsentFields.grant(fields, request.hasGrant(), request.getGrant());
    AppId app = fields.require(named);
    PurposeId purpose = fields.require(readPurpose);
    Proof proof = fields.require(readProof);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> useCases.bindPhone().bind(app, token, purpose, proof, grant, deadline))
        .map(outcome -> PhoneAnswers.of(outcome, app, purpose))
        .orElseGet(() -> BindPhoneResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  private static @Nullable Proof proof(Fields fields, BindPhoneRequest request) {
    return switch (request.getProofCase()) {
      case CODE -> {
        PhoneCode code = fields.read("code", request.getCode(), PhoneCode::new);
        yield code == null ? null : new Proof.ByCode(code);
      }
      case SEALED -> {
        SealedUserData data = UserDataFields.sealedData(fields, "sealed", request.getSealed());
        yield data == null ? null : new Proof.ByData(data);
      }
      case PROOF_NOT_SET -> {
        fields.refuse("proof", "must be one of code and sealed");
        yield null;
      }
    };
  }

  @Override
  public void readPhone(ReadPhoneRequest request, StreamObserver<ReadPhoneResponse> reply) {
    Calls.answer(reply, lane, () -> read(request));
  }

  private ReadPhoneResponse read(ReadPhoneRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> PhoneAnswers.of(useCases.readPhone().read(app, token), app))
        .orElseGet(() -> ReadPhoneResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void unbindPhone(UnbindPhoneRequest request, StreamObserver<UnbindPhoneResponse> reply) {
    Calls.answer(reply, lane, () -> unbound(request));
  }

  private UnbindPhoneResponse unbound(UnbindPhoneRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> PhoneAnswers.of(useCases.unbindPhone().unbind(app, token)))
        .orElseGet(() -> UnbindPhoneResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }
}
