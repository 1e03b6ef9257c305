package dev.minipassport.grpc.service.profile;

import dev.minipassport.consent.GrantAlong;
import dev.minipassport.deadline.Deadline;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.profile.Offer;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.EraseProfileRequest;
import dev.minipassport.v1.EraseProfileResponse;
import dev.minipassport.v1.FillProfileRequest;
import dev.minipassport.v1.FillProfileResponse;
import dev.minipassport.v1.ListPicturesToDeleteRequest;
import dev.minipassport.v1.ListPicturesToDeleteResponse;
import dev.minipassport.v1.ProfileServiceGrpc;
import dev.minipassport.v1.ReadProfileRequest;
import dev.minipassport.v1.ReadProfileResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.Set;

/// `minipassport.v1.ProfileService`. What is no token is an outcome, not a violation.
public final class ProfileEndpoint extends ProfileServiceGrpc.ProfileServiceImplBase {
  private final ProfileUseCases useCases;
  private final Lane lane;

  public ProfileEndpoint(ProfileUseCases useCases, Lane lane) {
    this.useCases = useCases;
    this.lane = lane;
  }

  @Override
  public void fillProfile(FillProfileRequest request, StreamObserver<FillProfileResponse> reply) {
    Calls.answer(reply, lane, deadline -> filled(request, deadline));
  }

  private FillProfileResponse filled(FillProfileRequest request, Deadline deadline) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PurposeId readPurpose = ConsentFields.purpose(fields, request.getPurposeId());
    Offer readOffer = OfferFields.offer(fields, request);
    Optional<GrantAlong> grant =
        ConsentFields.grant(fields, request.hasGrant(), request.getGrant());
    AppId app = fields.require(named);
    PurposeId purpose = fields.require(readPurpose);
    Offer offer = fields.require(readOffer);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> useCases.fillProfile().fill(app, token, purpose, offer, grant, deadline))
        .map(outcome -> ProfileAnswers.of(outcome, purpose))
        .orElseGet(() -> FillProfileResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void readProfile(ReadProfileRequest request, StreamObserver<ReadProfileResponse> reply) {
    Calls.answer(reply, lane, () -> read(request));
  }

  private ReadProfileResponse read(ReadProfileRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> ProfileAnswers.of(useCases.readProfile().read(app, token)))
        .orElseGet(() -> ReadProfileResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void eraseProfile(
      EraseProfileRequest request, StreamObserver<EraseProfileResponse> reply) {
    Calls.answer(reply, lane, () -> erased(request));
  }

  private EraseProfileResponse erased(EraseProfileRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    Set<DataCategory> categories = OfferFields.categories(fields, request.getCategoriesList());
    AppId app = fields.require(named);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> ProfileAnswers.of(useCases.eraseProfile().erase(app, token, categories)))
        .orElseGet(() -> EraseProfileResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void listPicturesToDelete(
      ListPicturesToDeleteRequest request, StreamObserver<ListPicturesToDeleteResponse> reply) {
    Calls.answer(reply, lane, () -> listed(request));
  }

  private ListPicturesToDeleteResponse listed(ListPicturesToDeleteRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    var paging = Paging.read(fields, request.getCursor(), request.getPageSize());
    AppId app = fields.require(named);
    return ProfileAnswers.of(useCases.listPictures().list(app, paging.cursor(), paging.limit()));
  }
}
