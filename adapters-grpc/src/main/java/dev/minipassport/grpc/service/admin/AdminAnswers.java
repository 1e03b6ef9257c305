package dev.minipassport.grpc.service.admin;

import dev.minipassport.audit.Audit;
import dev.minipassport.dossier.Clearance;
import dev.minipassport.dossier.Dossiers.Hidden;
import dev.minipassport.grpc.wire.ConsentWire;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.Accounts.Conflict;
import dev.minipassport.identity.Accounts.Settling;
import dev.minipassport.identity.Accounts.Suspending;
import dev.minipassport.operation.AppRegistry.Adding;
import dev.minipassport.profile.Judgement;
import dev.minipassport.v1.AddAppResponse;
import dev.minipassport.v1.ClearReviewResponse;
import dev.minipassport.v1.Done;
import dev.minipassport.v1.ListAuditResponse;
import dev.minipassport.v1.ListConflictsResponse;
import dev.minipassport.v1.ListReviewsResponse;
import dev.minipassport.v1.NoSuchApp;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.ResumeAccountResponse;
import dev.minipassport.v1.RotateAppSecretResponse;
import dev.minipassport.v1.ServeAppResponse;
import dev.minipassport.v1.SettleConflictResponse;
import dev.minipassport.v1.SuspendAccountResponse;
import dev.minipassport.v1.UnknownAccount;
import java.util.List;

/// Translates to the wire what operators did.
final class AdminAnswers {
  private static final Done DONE = Done.getDefaultInstance();
  private static final Done UNCHANGED = Done.newBuilder().setUnchanged(true).build();

  private AdminAnswers() {}

  static SuspendAccountResponse suspended(Suspending outcome) {
    var response = SuspendAccountResponse.newBuilder();
    return switch (outcome) {
      case CHANGED -> response.setDone(DONE).build();
      case UNCHANGED -> response.setDone(UNCHANGED).build();
      case UNKNOWN_ACCOUNT ->
          response.setUnknownAccount(UnknownAccount.getDefaultInstance()).build();
    };
  }

  static ResumeAccountResponse resumed(Suspending outcome) {
    var response = ResumeAccountResponse.newBuilder();
    return switch (outcome) {
      case CHANGED -> response.setDone(DONE).build();
      case UNCHANGED -> response.setDone(UNCHANGED).build();
      case UNKNOWN_ACCOUNT ->
          response.setUnknownAccount(UnknownAccount.getDefaultInstance()).build();
    };
  }

  static ListConflictsResponse conflicts(List<Conflict> conflicts) {
    var response = ListConflictsResponse.newBuilder();
    conflicts.forEach(
        conflict ->
            response.addConflicts(
                ListConflictsResponse.Conflict.newBuilder()
                    .setAccountId(conflict.account().toString())
                    .setOtherAccountId(conflict.other().toString())
                    .setFoundAt(Wire.timestamp(conflict.foundAt()))));
    return response.build();
  }

  static SettleConflictResponse of(Settling outcome) {
    var response = SettleConflictResponse.newBuilder();
    return switch (outcome) {
      case SETTLED -> response.setDone(DONE).build();
      case UNKNOWN_CONFLICT ->
          response
              .setUnknownConflict(SettleConflictResponse.UnknownConflict.getDefaultInstance())
              .build();
    };
  }

  static ListReviewsResponse reviews(List<Hidden> hidden) {
    var response = ListReviewsResponse.newBuilder();
    hidden.forEach(review -> response.addReviews(review(review)));
    return response.build();
  }

  private static ListReviewsResponse.Review review(Hidden hidden) {
    var held = hidden.held();
    return ListReviewsResponse.Review.newBuilder()
        .setIdentityId(hidden.identity().id().toString())
        .setCategory(ConsentWire.category(held.value().category()))
        .setValue(held.value().text())
        .setHeldSince(Wire.timestamp(held.at()))
        .setAwaited(held.clearance() instanceof Clearance.Awaited)
        .build();
  }

  static ClearReviewResponse of(Judgement judgement) {
    var response = ClearReviewResponse.newBuilder();
    return judgement.person().isPresent()
        ? response.setDone(DONE).build()
        : response.setNotHidden(ClearReviewResponse.NotHidden.getDefaultInstance()).build();
  }

  static AddAppResponse of(Adding outcome) {
    var response = AddAppResponse.newBuilder();
    return switch (outcome) {
      case ADDED -> response.setDone(DONE).build();
      case ALREADY_THERE ->
          response.setAlreadyThere(AddAppResponse.AlreadyThere.getDefaultInstance()).build();
    };
  }

  static ServeAppResponse served(boolean known) {
    var response = ServeAppResponse.newBuilder();
    return known
        ? response.setDone(DONE).build()
        : response.setNoSuchApp(NoSuchApp.getDefaultInstance()).build();
  }

  static RotateAppSecretResponse rotated(boolean known) {
    var response = RotateAppSecretResponse.newBuilder();
    return known
        ? response.setDone(DONE).build()
        : response.setNoSuchApp(NoSuchApp.getDefaultInstance()).build();
  }

  static ListAuditResponse audit(List<Audit.Line> lines) {
    var response = ListAuditResponse.newBuilder();
    lines.forEach(line -> response.addLines(line(line)));
    return response.build();
  }

  private static ListAuditResponse.Line line(Audit.Line line) {
    var note = line.note();
    return ListAuditResponse.Line.newBuilder()
        .setAt(Wire.timestamp(note.at()))
        .setAction(note.action().name())
        .setCaller(note.caller())
        .setReason(Reason.newBuilder().setActor(note.actor()).setText(note.reason()))
        .setSubject(line.subject())
        .build();
  }
}
