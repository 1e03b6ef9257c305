package dev.minipassport.grpc.service.change;

import dev.minipassport.change.Change;
import dev.minipassport.change.ListChanges;
import dev.minipassport.change.Page;
import dev.minipassport.grpc.call.Look;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Paging;
import dev.minipassport.identity.AppId;
import dev.minipassport.v1.CursorTooOld;
import dev.minipassport.v1.WatchChangesRequest;
import dev.minipassport.v1.WatchChangesResponse;
import java.util.Optional;
import java.util.function.Supplier;

/// Looks for the next changes of one watch, from where the last look ended.
///
/// The first look always has a message: a backend that only ever watches, and whose app is quiet,
/// would else keep a cursor until it is too old.
final class ChangeWatch implements Supplier<Look<WatchChangesResponse>> {
  private final ListChanges listChanges;
  private final String app;
  private String cursor;
  private boolean first = true;

  ChangeWatch(ListChanges listChanges, WatchChangesRequest request) {
    this.listChanges = listChanges;
    this.app = request.getAppId();
    this.cursor = request.getCursor();
  }

  @Override
  public Look<WatchChangesResponse> get() {
    var fields = new Fields();
    AppId read = fields.read("app_id", app, AppId::new);
    Optional<String> from = Paging.cursor(fields, cursor);
    return switch (listChanges.list(fields.require(read), from, Paging.ORDINARY)) {
      case Page.Read<Change> page -> told(page);
      case Page.CursorTooOld<Change> _ ->
          new Look.Last<>(
              WatchChangesResponse.newBuilder()
                  .setCursorTooOld(CursorTooOld.getDefaultInstance())
                  .build());
      case Page.CursorUnknown<Change> _ -> throw ChangeAnswers.unknownCursor();
    };
  }

  /// A full page that is empty went past changes of no interest.
  private Look<WatchChangesResponse> told(Page.Read<Change> page) {
    boolean telling = first || page.more() || !page.items().isEmpty();
    first = false;
    cursor = page.cursor();
    return telling
        ? new Look.News<>(
            WatchChangesResponse.newBuilder().setPage(ChangeAnswers.page(page)).build(),
            page.more())
        : new Look.Nothing<>();
  }
}
