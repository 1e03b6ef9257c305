package dev.minipassport.grpc.admission;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.minipassport.fault.UnknownApp;
import dev.minipassport.grpc.call.CallerDenied;
import dev.minipassport.grpc.call.Statuses;
import dev.minipassport.identity.AppId;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import java.util.Optional;

/// Lets a call in if its caller may make it, and tells the service who that is.
///
/// The role is checked before anything is read, the app once the request is there. An app that was
/// not granted is answered as one that is not served: a caller does not learn which of the two it
/// is. A request that names no app passes by the role alone; the service checks further.
final class Gate<Q, R> implements ServerCallHandler<Q, R> {
  private final Permission permission;
  private final Optional<FieldDescriptor> appField;
  private final ServerCallHandler<Q, R> next;
  private final DenialLog log;

  /// @param appField where a request names its app
  Gate(
      Permission permission,
      Optional<FieldDescriptor> appField,
      ServerCallHandler<Q, R> next,
      DenialLog log) {
    this.permission = permission;
    this.appField = appField;
    this.next = next;
    this.log = log;
  }

  @Override
  public ServerCall.Listener<Q> startCall(ServerCall<Q, R> call, Metadata headers) {
    Peer peer = Peers.of(call.getAttributes());
    if (!permission.admits(peer.caller())) {
      log.denied(call.getMethodDescriptor().getFullMethodName(), peer);
      Statuses.end(call, new CallerDenied());
      return new ServerCall.Listener<>() {};
    }
    ServerCall.Listener<Q> listener =
        Contexts.interceptCall(peer.caller().within(Context.current()), call, headers, next);
    return appField.isEmpty() ? listener : new AppCheck(call, peer, appField.get(), listener);
  }

  private final class AppCheck extends SimpleForwardingServerCallListener<Q> {
    private final ServerCall<Q, R> call;
    private final Peer peer;
    private final FieldDescriptor field;
    private boolean refused;

    AppCheck(
        ServerCall<Q, R> call, Peer peer, FieldDescriptor field, ServerCall.Listener<Q> listener) {
      super(listener);
      this.call = call;
      this.peer = peer;
      this.field = field;
    }

    @Override
    public void onMessage(Q message) {
      if (message instanceof Message request && request.getField(field) instanceof String id) {
        refused = !permission.admits(peer.caller(), id) && refuse(id);
      }
      if (!refused) {
        super.onMessage(message);
      }
    }

    /// Whether the call was ended; what can be no app's id is the service's to refuse, together
    /// with whatever else is wrong.
    private boolean refuse(String id) {
      AppId app;
      try {
        app = new AppId(id);
      } catch (IllegalArgumentException _) {
        return false;
      }
      log.ungranted(call.getMethodDescriptor().getFullMethodName(), peer, app);
      Statuses.end(call, new UnknownApp(app));
      return true;
    }

    @Override
    public void onHalfClose() {
      if (!refused) {
        super.onHalfClose();
      }
    }
  }
}
