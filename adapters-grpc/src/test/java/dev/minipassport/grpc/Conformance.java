package dev.minipassport.grpc;

import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.ClientCall;
import io.grpc.ClientInterceptor;
import io.grpc.ForwardingClientCall.SimpleForwardingClientCall;
import io.grpc.ForwardingClientCallListener.SimpleForwardingClientCallListener;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/// Watches every answer of a channel for statuses that do not say what is wrong and what to do.
/// Those that a client makes up for itself are not ours to explain.
final class Conformance implements ClientInterceptor {
  private static final Set<Status.Code> MADE_BY_CLIENTS =
      Set.of(Status.Code.OK, Status.Code.CANCELLED, Status.Code.DEADLINE_EXCEEDED);

  private final List<String> unexplained = new CopyOnWriteArrayList<>();

  List<String> unexplained() {
    return unexplained;
  }

  @Override
  public <Q, R> ClientCall<Q, R> interceptCall(
      MethodDescriptor<Q, R> method, CallOptions options, Channel next) {
    return new SimpleForwardingClientCall<>(next.newCall(method, options)) {
      @Override
      public void start(Listener<R> listener, Metadata headers) {
        super.start(
            new SimpleForwardingClientCallListener<>(listener) {
              @Override
              public void onClose(Status status, Metadata trailers) {
                if (!MADE_BY_CLIENTS.contains(status.getCode())
                    && Refused.errorInfo(status, trailers).isEmpty()) {
                  unexplained.add(method.getFullMethodName() + " " + status);
                }
                super.onClose(status, trailers);
              }
            },
            headers);
      }
    };
  }
}
