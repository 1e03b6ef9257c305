package dev.minipassport.grpc.service.change;

import dev.minipassport.change.Change;
import dev.minipassport.change.Page;
import dev.minipassport.grpc.call.InvalidRequest;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.Resolution;
import dev.minipassport.v1.ChangePage;
import dev.minipassport.v1.CursorTooOld;
import dev.minipassport.v1.ListChangesResponse;
import dev.minipassport.v1.ResolveAccountResponse;

/// Translates changes to the wire.
final class ChangeAnswers {
  private ChangeAnswers() {}

  static ListChangesResponse of(Page<Change> outcome) {
    var response = ListChangesResponse.newBuilder();
    return switch (outcome) {
      case Page.Read<Change> read -> response.setPage(page(read)).build();
      case Page.CursorTooOld<Change> _ ->
          response.setCursorTooOld(CursorTooOld.getDefaultInstance()).build();
      case Page.CursorUnknown<Change> _ -> throw unknownCursor();
    };
  }

  static InvalidRequest unknownCursor() {
    return Paging.unknownCursor("ListChanges or WatchChanges");
  }

  static ChangePage page(Page.Read<Change> read) {
    var page = ChangePage.newBuilder().setNextCursor(read.cursor()).setMore(read.more());
    read.items().forEach(change -> page.addChanges(change(change)));
    return page.build();
  }

  private static dev.minipassport.v1.Change change(Change change) {
    var told =
        dev.minipassport.v1.Change.newBuilder()
            .setKind(kind(change.kind()))
            .setIdentityId(change.identity().toString())
            .setAt(Wire.timestamp(change.at()));
    change.session().ifPresent(session -> told.setSessionId(session.toString()));
    return told.build();
  }

  static dev.minipassport.v1.Change.Kind kind(Change.Kind kind) {
    return switch (kind) {
      case SESSION_ENDED -> dev.minipassport.v1.Change.Kind.KIND_SESSION_ENDED;
      case SESSIONS_ENDED -> dev.minipassport.v1.Change.Kind.KIND_SESSIONS_ENDED;
      case LINKED -> dev.minipassport.v1.Change.Kind.KIND_LINKED;
      case SUSPENDED -> dev.minipassport.v1.Change.Kind.KIND_SUSPENDED;
      case RESUMED -> dev.minipassport.v1.Change.Kind.KIND_RESUMED;
      case CONSENT_WITHDRAWN -> dev.minipassport.v1.Change.Kind.KIND_CONSENT_WITHDRAWN;
      case PROFILE_ERASED -> dev.minipassport.v1.Change.Kind.KIND_PROFILE_ERASED;
      case MODERATED -> dev.minipassport.v1.Change.Kind.KIND_MODERATED;
      case PHONE_MOVED -> dev.minipassport.v1.Change.Kind.KIND_PHONE_MOVED;
      case ERASED -> dev.minipassport.v1.Change.Kind.KIND_ERASED;
      case TOKEN_CHANGED -> throw new IllegalStateException("a new token is nobody else's concern");
    };
  }

  static ResolveAccountResponse of(Resolution outcome) {
    var response = ResolveAccountResponse.newBuilder();
    return switch (outcome) {
      case Resolution.Resolved(var account) ->
          response
              .setResolved(
                  ResolveAccountResponse.Resolved.newBuilder().setAccountId(account.toString()))
              .build();
      case Resolution.UnknownAccount _ ->
          response
              .setUnknownAccount(ResolveAccountResponse.UnknownAccount.getDefaultInstance())
              .build();
    };
  }
}
