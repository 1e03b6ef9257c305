package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;

import dev.minipassport.v1.ListChangesRequest;
import dev.minipassport.v1.ResolveAccountRequest;
import dev.minipassport.v1.WatchChangesRequest;
import dev.minipassport.v1.WatchChangesResponse;
import io.grpc.Context;
import java.util.stream.Stream;

/// The methods of `ChangeService`, and requests for them.
final class ChangeMethods {
  private ChangeMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.of(
        new WireMethod<>(
            "ListChanges",
            _ -> ListChangesRequest.newBuilder().setAppId(APP).build(),
            (running, request) -> running.changes.listChanges(request)),
        new WireMethod<>(
            "WatchChanges",
            _ -> WatchChangesRequest.newBuilder().setAppId(APP).build(),
            ChangeMethods::firstOf),
        new WireMethod<>(
            "ResolveAccount",
            running ->
                ResolveAccountRequest.newBuilder()
                    .setAppId(APP)
                    .setAccountId(running.alice().session().identity().account().toString())
                    .build(),
            (running, request) -> running.changes.resolveAccount(request)));
  }

  /// Watches until there is a message.
  static WatchChangesResponse firstOf(Running running, WatchChangesRequest request) {
    var context = Context.current().withCancellation();
    Context before = context.attach();
    try {
      return running.changes.watchChanges(request).next();
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }
}
