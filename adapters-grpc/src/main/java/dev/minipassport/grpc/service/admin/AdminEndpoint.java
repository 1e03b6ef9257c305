package dev.minipassport.grpc.service.admin;

import dev.minipassport.audit.Note;
import dev.minipassport.audit.Note.Action;
import dev.minipassport.content.Verdict;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.CallerDenied;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.Accounts.Settlement;
import dev.minipassport.identity.App;
import dev.minipassport.identity.AppId;
import dev.minipassport.identity.IdentityId;
import dev.minipassport.identity.OwnerId;
import dev.minipassport.operation.LookUp.Sought;
import dev.minipassport.operation.NewSecret;
import dev.minipassport.purpose.DataCategory;
import dev.minipassport.v1.AddAppRequest;
import dev.minipassport.v1.AddAppResponse;
import dev.minipassport.v1.AdminServiceGrpc;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.ClearReviewResponse;
import dev.minipassport.v1.ListAuditRequest;
import dev.minipassport.v1.ListAuditResponse;
import dev.minipassport.v1.ListConflictsRequest;
import dev.minipassport.v1.ListConflictsResponse;
import dev.minipassport.v1.ListReviewsRequest;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.LookUpPersonResponse;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.ResumeAccountResponse;
import dev.minipassport.v1.RotateAppSecretRequest;
import dev.minipassport.v1.RotateAppSecretResponse;
import dev.minipassport.v1.ServeAppRequest;
import dev.minipassport.v1.ServeAppResponse;
import dev.minipassport.v1.SettleConflictRequest;
import dev.minipassport.v1.SettleConflictResponse;
import dev.minipassport.v1.SuspendAccountRequest;
import dev.minipassport.v1.SuspendAccountResponse;
import io.grpc.stub.StreamObserver;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `minipassport.v1.AdminService`.
public final class AdminEndpoint extends AdminServiceGrpc.AdminServiceImplBase {
  private static final Duration OVERLAP = Duration.ofHours(1);

  private final AdminUseCases useCases;
  private final Lane lane;
  private final Clock clock;

  /// @param clock for the audit
  public AdminEndpoint(AdminUseCases useCases, Lane lane, Clock clock) {
    this.useCases = useCases;
    this.lane = lane;
    this.clock = clock;
  }

  @Override
  public void lookUpPerson(
      LookUpPersonRequest request, StreamObserver<LookUpPersonResponse> reply) {
    Calls.answer(reply, lane, () -> found(request));
  }

  private LookUpPersonResponse found(LookUpPersonRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.LOOK_UP);
    Sought sought = AdminFields.sought(fields, request);
    return PersonAnswers.of(
        useCases.lookUp().find(fields.require(app), fields.require(sought), fields.require(note)));
  }

  @Override
  public void suspendAccount(
      SuspendAccountRequest request, StreamObserver<SuspendAccountResponse> reply) {
    Calls.answer(reply, lane, () -> suspended(request));
  }

  private SuspendAccountResponse suspended(SuspendAccountRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.SUSPEND);
    AccountId account = AdminFields.account(fields, "account_id", request.getAccountId());
    return AdminAnswers.suspended(
        useCases
            .accounts()
            .suspend(fields.require(app), fields.require(account), fields.require(note)));
  }

  @Override
  public void resumeAccount(
      ResumeAccountRequest request, StreamObserver<ResumeAccountResponse> reply) {
    Calls.answer(reply, lane, () -> resumed(request));
  }

  private ResumeAccountResponse resumed(ResumeAccountRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.RESUME);
    AccountId account = AdminFields.account(fields, "account_id", request.getAccountId());
    return AdminAnswers.resumed(
        useCases
            .accounts()
            .resume(fields.require(app), fields.require(account), fields.require(note)));
  }

  @Override
  public void listConflicts(
      ListConflictsRequest request, StreamObserver<ListConflictsResponse> reply) {
    Calls.answer(reply, lane, () -> conflicts(request));
  }

  private ListConflictsResponse conflicts(ListConflictsRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.LIST_CONFLICTS);
    int limit = Paging.limit(fields, request.getPageSize());
    return AdminAnswers.conflicts(
        useCases.accounts().conflicts(fields.require(app), limit, fields.require(note)));
  }

  @Override
  public void settleConflict(
      SettleConflictRequest request, StreamObserver<SettleConflictResponse> reply) {
    Calls.answer(reply, lane, () -> settled(request));
  }

  private SettleConflictResponse settled(SettleConflictRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.SETTLE_CONFLICT);
    AccountId account = AdminFields.account(fields, "account_id", request.getAccountId());
    AccountId other = AdminFields.account(fields, "other_account_id", request.getOtherAccountId());
    Settlement how = fields.read("settlement", request.getSettlement(), AdminFields::settlement);
    return AdminAnswers.of(
        useCases
            .accounts()
            .settle(
                fields.require(app),
                fields.require(account),
                fields.require(other),
                fields.require(how),
                fields.require(note)));
  }

  @Override
  public void listReviews(ListReviewsRequest request, StreamObserver<ListReviewsResponse> reply) {
    Calls.answer(reply, lane, () -> reviews(request));
  }

  private ListReviewsResponse reviews(ListReviewsRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.LIST_REVIEWS);
    int limit = Paging.limit(fields, request.getPageSize());
    return AdminAnswers.reviews(
        useCases.reviews().list(fields.require(app), limit, fields.require(note)));
  }

  @Override
  public void clearReview(ClearReviewRequest request, StreamObserver<ClearReviewResponse> reply) {
    Calls.answer(reply, lane, () -> cleared(request));
  }

  private ClearReviewResponse cleared(ClearReviewRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.CLEAR_REVIEW);
    IdentityId person =
        fields.read(
            "identity_id", request.getIdentityId(), text -> new IdentityId(Fields.uuid(text)));
    DataCategory category = fields.read("category", request.getCategory(), ConsentFields::category);
    String value = fields.read("value", request.getValue(), AdminFields.VALUE);
    Verdict verdict = fields.read("decision", request.getDecision(), AdminFields::decision);
    return AdminAnswers.of(
        useCases
            .reviews()
            .judge(
                fields.require(app),
                fields.require(person),
                fields.require(category),
                fields.require(value),
                fields.require(verdict),
                fields.require(note)));
  }

  @Override
  public void addApp(AddAppRequest request, StreamObserver<AddAppResponse> reply) {
    Calls.answer(reply, lane, () -> added(request));
  }

  private AddAppResponse added(AddAppRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.ADD_APP);
    NewSecret secret = fields.read("app_secret", request.getAppSecret(), NewSecret::new);
    Optional<OwnerId> owner = fields.readOptional("owner_id", request.getOwnerId(), OwnerId::new);
    return AdminAnswers.of(
        useCases
            .apps()
            .add(
                new App(fields.require(app), owner), fields.require(secret), fields.require(note)));
  }

  @Override
  public void serveApp(ServeAppRequest request, StreamObserver<ServeAppResponse> reply) {
    Calls.answer(reply, lane, () -> served(request));
  }

  private ServeAppResponse served(ServeAppRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note =
        note(
            fields,
            request.hasReason(),
            request.getReason(),
            request.getServed() ? Action.ENABLE_APP : Action.DISABLE_APP);
    return AdminAnswers.served(
        useCases.apps().serve(fields.require(app), request.getServed(), fields.require(note)));
  }

  @Override
  public void rotateAppSecret(
      RotateAppSecretRequest request, StreamObserver<RotateAppSecretResponse> reply) {
    Calls.answer(reply, lane, () -> rotated(request));
  }

  private RotateAppSecretResponse rotated(RotateAppSecretRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    Note note = note(fields, request.hasReason(), request.getReason(), Action.ROTATE_SECRET);
    NewSecret secret = fields.read("app_secret", request.getAppSecret(), NewSecret::new);
    Duration overlap =
        request.hasOverlap()
            ? fields.read("overlap", request.getOverlap(), AdminFields::overlap)
            : OVERLAP;
    return AdminAnswers.rotated(
        useCases
            .apps()
            .rotate(
                fields.require(app),
                fields.require(secret),
                fields.require(overlap),
                fields.require(note)));
  }

  @Override
  public void listAudit(ListAuditRequest request, StreamObserver<ListAuditResponse> reply) {
    Calls.answer(reply, lane, () -> audit(request));
  }

  /// It is of all apps.
  private ListAuditResponse audit(ListAuditRequest request) {
    Reach reach = Caller.current().grants().get(Role.ADMIN);
    if (reach == null || !reach.everywhere()) {
      throw new CallerDenied();
    }
    var fields = new Fields();
    Note note = note(fields, request.hasReason(), request.getReason(), Action.READ_AUDIT);
    int limit = Paging.limit(fields, request.getPageSize());
    return AdminAnswers.audit(useCases.audit().newest(limit, fields.require(note)));
  }

  private @Nullable Note note(Fields fields, boolean given, Reason reason, Action action) {
    return AdminFields.note(fields, given, reason, action, clock);
  }
}
