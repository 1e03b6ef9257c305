package dev.minipassport.grpc.admission;

import com.google.protobuf.Descriptors.FieldDescriptor;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Puts a [Gate] before each method.
public final class Admission {
  private final Map<String, Permission> permissions;
  private final DenialLog log;

  /// @param permissions by full method name; nobody may call what is not there
  /// @param ticker nanoseconds from an arbitrary origin, as [System#nanoTime()]
  public Admission(Map<String, Permission> permissions, LongSupplier ticker) {
    this.permissions = Map.copyOf(permissions);
    this.log = new DenialLog(ticker);
  }

  /// The same service, for those who may call it.
  public ServerServiceDefinition before(ServerServiceDefinition service) {
    var gated = ServerServiceDefinition.builder(service.getServiceDescriptor());
    service.getMethods().forEach(method -> gated.addMethod(gated(method)));
    return gated.build();
  }

  private <Q, R> ServerMethodDefinition<Q, R> gated(ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> descriptor = method.getMethodDescriptor();
    Permission permission =
        permissions.getOrDefault(descriptor.getFullMethodName(), Permission.of());
    return method.withServerCallHandler(
        new Gate<>(permission, appField(descriptor), method.getServerCallHandler(), log));
  }

  /// The field that names the app a request is about, where its message has one.
  private static Optional<FieldDescriptor> appField(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
        ? Optional.ofNullable(schema.getMethodDescriptor().getInputType().findFieldByName("app_id"))
        : Optional.empty();
  }
}
