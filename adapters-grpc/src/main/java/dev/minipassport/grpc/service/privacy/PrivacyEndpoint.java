package dev.minipassport.grpc.service.privacy;

import dev.minipassport.dossier.Dossiers.Reach;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.privacy.PushDelivery;
import dev.minipassport.privacy.PushFormat;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.EraseMyDataRequest;
import dev.minipassport.v1.EraseMyDataResponse;
import dev.minipassport.v1.ExportMyDataRequest;
import dev.minipassport.v1.ExportMyDataResponse;
import dev.minipassport.v1.HandlePushRequest;
import dev.minipassport.v1.HandlePushResponse;
import dev.minipassport.v1.PrivacyServiceGrpc;
import dev.minipassport.v1.SealReplyRequest;
import dev.minipassport.v1.SealReplyResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;

/// `minipassport.v1.PrivacyService`. What is no token is an outcome, not a violation.
public final class PrivacyEndpoint extends PrivacyServiceGrpc.PrivacyServiceImplBase {
  private final PrivacyUseCases useCases;
  private final Lane lane;
  private final Clock clock;

  /// @param clock for pushes that do not say when they were received
  public PrivacyEndpoint(PrivacyUseCases useCases, Lane lane, Clock clock) {
    this.useCases = useCases;
    this.lane = lane;
    this.clock = clock;
  }

  @Override
  public void handlePush(HandlePushRequest request, StreamObserver<HandlePushResponse> reply) {
    Calls.answer(reply, lane, () -> handled(request));
  }

  private HandlePushResponse handled(HandlePushRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PushDelivery read = PushFields.delivery(fields, request, clock);
    AppId app = fields.require(named);
    PushDelivery delivery = fields.require(read);
    return PushAnswers.of(useCases.handlePush().handle(app, delivery));
  }

  @Override
  public void sealReply(SealReplyRequest request, StreamObserver<SealReplyResponse> reply) {
    Calls.answer(reply, lane, () -> sealed(request));
  }

  private SealReplyResponse sealed(SealReplyRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    String readText = fields.read("reply", request.getReply(), PushFields.REPLY);
    PushFormat readFormat = fields.read("format", request.getFormat(), PushFields::format);
    String readNonce = fields.read("nonce", request.getNonce(), PushFields.NONCE);
    AppId app = fields.require(named);
    return PushAnswers.of(
        useCases
            .sealReply()
            .seal(
                app,
                fields.require(readText),
                fields.require(readFormat),
                fields.require(readNonce)));
  }

  @Override
  public void exportMyData(
      ExportMyDataRequest request, StreamObserver<ExportMyDataResponse> reply) {
    Calls.answer(reply, lane, () -> exported(request));
  }

  private ExportMyDataResponse exported(ExportMyDataRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> PersonalDataAnswers.of(useCases.exportMyData().export(app, token)))
        .orElseGet(() -> ExportMyDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void eraseMyData(EraseMyDataRequest request, StreamObserver<EraseMyDataResponse> reply) {
    Calls.answer(reply, lane, () -> erased(request));
  }

  private EraseMyDataResponse erased(EraseMyDataRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    Reach readReach = fields.read("reach", request.getReach(), PrivacyEndpoint::reach);
    AppId app = fields.require(named);
    Reach reach = fields.require(readReach);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> PersonalDataAnswers.of(useCases.eraseMyData().erase(app, token, reach)))
        .orElseGet(() -> EraseMyDataResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  private static Reach reach(EraseMyDataRequest.Reach reach) {
    return switch (reach) {
      case REACH_APP -> Reach.APP;
      case REACH_OWNER -> Reach.OWNER;
      case REACH_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("must be a reach of the proto");
    };
  }
}
