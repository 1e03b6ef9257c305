package dev.minipassport.grpc.service.change;

import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.call.Watching;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.identity.AccountId;
import dev.minipassport.identity.AppId;
import dev.minipassport.v1.ChangeServiceGrpc;
import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ListChangesResponse;
import dev.minipassport.v1.ResolveAccountRequest;
import dev.minipassport.v1.ResolveAccountResponse;
import dev.minipassport.v1.WatchChangesRequest;
import dev.minipassport.v1.WatchChangesResponse;
import io.grpc.stub.StreamObserver;
import java.time.Duration;

/// `minipassport.v1.ChangeService`.
public final class ChangeEndpoint extends ChangeServiceGrpc.ChangeServiceImplBase {
  private final ChangeUseCases useCases;
  private final Lane others;
  private final Lane watches;
  private final Duration interval;

  /// @param interval how often a watch looks for changes
  public ChangeEndpoint(ChangeUseCases useCases, Lane others, Lane watches, Duration interval) {
    this.useCases = useCases;
    this.others = others;
    this.watches = watches;
    this.interval = interval;
  }

  @Override
  public void listChanges(ListChangesRequest request, StreamObserver<ListChangesResponse> reply) {
    Calls.answer(reply, others, () -> listed(request));
  }

  private ListChangesResponse listed(ListChangesRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    var paging = Paging.read(fields, request.getCursor(), request.getPageSize());
    AppId app = fields.require(named);
    return ChangeAnswers.of(useCases.listChanges().list(app, paging.cursor(), paging.limit()));
  }

  @Override
  public void watchChanges(
      WatchChangesRequest request, StreamObserver<WatchChangesResponse> reply) {
    Watching.begin(reply, watches, interval, new ChangeWatch(useCases.listChanges(), request));
  }

  @Override
  public void resolveAccount(
      ResolveAccountRequest request, StreamObserver<ResolveAccountResponse> reply) {
    Calls.answer(reply, others, () -> resolved(request));
  }

  private ResolveAccountResponse resolved(ResolveAccountRequest request) {
    var fields = new Fields();
    AppId app = fields.read("app_id", request.getAppId(), AppId::new);
    AccountId account =
        fields.read("account_id", request.getAccountId(), text -> new AccountId(Fields.uuid(text)));
    return ChangeAnswers.of(
        useCases.resolveAccount().resolve(fields.require(app), fields.require(account)));
  }
}
