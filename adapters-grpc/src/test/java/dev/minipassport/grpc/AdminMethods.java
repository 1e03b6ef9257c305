package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;

import dev.minipassport.v1.AddAppRequest;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.DataCategory;
import dev.minipassport.v1.ListAuditRequest;
import dev.minipassport.v1.ListConflictsRequest;
import dev.minipassport.v1.ListReviewsRequest;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.RotateAppSecretRequest;
import dev.minipassport.v1.ServeAppRequest;
import dev.minipassport.v1.SettleConflictRequest;
import dev.minipassport.v1.SuspendAccountRequest;
import java.util.UUID;
import java.util.stream.Stream;

/// The methods of `AdminService`, and requests for them.
final class AdminMethods {
  /// One that the configuration does not have.
  static final String NEW_APP = "wx5555555555555555";

  static final Reason REASON = Reason.newBuilder().setActor("olga").setText("ticket 7").build();
  static final String SECRET = "0123456789abcdef0123456789abcdef";

  private AdminMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.of(accounts(), conflicts(), reviews(), apps()).flatMap(methods -> methods);
  }

  /// Those that a caller with the role support may not call.
  static Stream<WireMethod<?>> ofAdmins() {
    return all()
        .filter(
            method ->
                !method.name().equals("LookUpPerson") && !method.name().equals("ListConflicts"));
  }

  /// Those whose requests name [Running#APP].
  static Stream<WireMethod<?>> ofOneApp() {
    return all()
        .filter(method -> !method.name().equals("AddApp") && !method.name().equals("ListAudit"));
  }

  static String account(Running running) {
    return running.alice().session().identity().account().toString();
  }

  private static Stream<WireMethod<?>> accounts() {
    return Stream.of(
        new WireMethod<>(
            "LookUpPerson",
            running ->
                LookUpPersonRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAccountId(account(running))
                    .build(),
            (running, request) -> running.admin.lookUpPerson(request)),
        new WireMethod<>(
            "SuspendAccount",
            running ->
                SuspendAccountRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAccountId(account(running))
                    .build(),
            (running, request) -> running.admin.suspendAccount(request)),
        new WireMethod<>(
            "ResumeAccount",
            running ->
                ResumeAccountRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAccountId(account(running))
                    .build(),
            (running, request) -> running.admin.resumeAccount(request)));
  }

  private static Stream<WireMethod<?>> conflicts() {
    return Stream.of(
        new WireMethod<>(
            "ListConflicts",
            _ -> ListConflictsRequest.newBuilder().setAppId(APP).setReason(REASON).build(),
            (running, request) -> running.admin.listConflicts(request)),
        new WireMethod<>(
            "SettleConflict",
            running ->
                SettleConflictRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAccountId(account(running))
                    .setOtherAccountId(new UUID(0, 0).toString())
                    .setSettlement(SettleConflictRequest.Settlement.SETTLEMENT_KEEP_APART)
                    .build(),
            (running, request) -> running.admin.settleConflict(request)));
  }

  private static Stream<WireMethod<?>> reviews() {
    return Stream.of(
        new WireMethod<>(
            "ListReviews",
            _ -> ListReviewsRequest.newBuilder().setAppId(APP).setReason(REASON).build(),
            (running, request) -> running.admin.listReviews(request)),
        new WireMethod<>(
            "ClearReview",
            running ->
                ClearReviewRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setIdentityId(running.alice().session().identity().id().toString())
                    .setCategory(DataCategory.DATA_CATEGORY_NICKNAME)
                    .setValue("Ali")
                    .setDecision(ClearReviewRequest.Decision.DECISION_SHOW)
                    .build(),
            (running, request) -> running.admin.clearReview(request)));
  }

  private static Stream<WireMethod<?>> apps() {
    return Stream.of(
        new WireMethod<>(
            "AddApp",
            _ ->
                AddAppRequest.newBuilder()
                    .setAppId(NEW_APP)
                    .setReason(REASON)
                    .setAppSecret(SECRET)
                    .build(),
            (running, request) -> running.admin.addApp(request)),
        new WireMethod<>(
            "ServeApp",
            _ -> ServeAppRequest.newBuilder().setAppId(APP).setReason(REASON).build(),
            (running, request) -> running.admin.serveApp(request)),
        new WireMethod<>(
            "RotateAppSecret",
            _ ->
                RotateAppSecretRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAppSecret(SECRET)
                    .build(),
            (running, request) -> running.admin.rotateAppSecret(request)),
        new WireMethod<>(
            "ListAudit",
            _ -> ListAuditRequest.newBuilder().setReason(REASON).build(),
            (running, request) -> running.admin.listAudit(request)));
  }
}
