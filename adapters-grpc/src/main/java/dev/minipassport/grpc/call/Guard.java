package dev.minipassport.grpc.call;

import com.google.protobuf.MessageLite;
import io.grpc.ForwardingServerCallListener.SimpleForwardingServerCallListener;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.PrototypeMarshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.StatusRuntimeException;
import java.io.InputStream;

/// Stands between gRPC and a service, so that neither a request that cannot be read nor anything a
/// service throws reaches gRPC, which would answer `UNKNOWN` and log a stack trace.
public final class Guard {
  private Guard() {}

  /// The same service, guarded. All its methods take a protobuf message.
  public static ServerServiceDefinition over(ServerServiceDefinition service) {
    ServiceDescriptor described = service.getServiceDescriptor();
    var descriptor =
        ServiceDescriptor.newBuilder(described.getName())
            .setSchemaDescriptor(described.getSchemaDescriptor());
    var methods = service.getMethods().stream().map(Guard::guarded).toList();
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    var guarded = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(guarded::addMethod);
    return guarded.build();
  }

  private static <Q, R> ServerMethodDefinition<Q, R> guarded(ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    var requests = new Requests<>(descriptor.getRequestMarshaller());
    ServerCallHandler<Q, R> handler = method.getServerCallHandler();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(requests, descriptor.getResponseMarshaller()).build(),
        (call, headers) -> new Listener<>(requests, call, handler.startCall(call, headers)));
  }

  /// Reads requests; what cannot be read becomes one particular message, known by its identity.
  private static final class Requests<Q> implements Marshaller<Q> {
    private final Marshaller<Q> original;
    private final Q unreadable;

    Requests(Marshaller<Q> original) {
      this.original = original;
      this.unreadable = another(original);
    }

    @SuppressWarnings("unchecked") // A prototype makes messages of its own kind.
    private static <Q> Q another(Marshaller<Q> marshaller) {
      if (marshaller instanceof PrototypeMarshaller<Q> prototypes
          && prototypes.getMessagePrototype() instanceof MessageLite prototype) {
        return (Q) prototype.newBuilderForType().build();
      }
      throw new IllegalArgumentException("only methods that take a protobuf message are guarded");
    }

    @Override
    public InputStream stream(Q value) {
      return original.stream(value);
    }

    @Override
    public Q parse(InputStream stream) {
      try {
        return original.parse(stream);
      } catch (StatusRuntimeException _) {
        return unreadable;
      }
    }
  }

  private static final class Listener<Q, R> extends SimpleForwardingServerCallListener<Q> {
    private final Requests<Q> requests;
    private final ServerCall<Q, R> call;
    private boolean refused;

    Listener(Requests<Q> requests, ServerCall<Q, R> call, ServerCall.Listener<Q> delegate) {
      super(delegate);
      this.requests = requests;
      this.call = call;
    }

    @Override
    @SuppressWarnings("ReferenceEquality") // Any other message may equal it and be a good one.
    public void onMessage(Q message) {
      if (message == requests.unreadable) {
        refuse(new UnreadableRequest());
      } else {
        super.onMessage(message);
      }
    }

    @Override
    public void onHalfClose() {
      if (refused) {
        return;
      }
      try {
        super.onHalfClose();
      } catch (RuntimeException defect) {
        Calls.logDefect(defect);
        refuse(defect);
      }
    }

    private void refuse(RuntimeException problem) {
      refused = true;
      Statuses.end(call, problem);
    }
  }
}
