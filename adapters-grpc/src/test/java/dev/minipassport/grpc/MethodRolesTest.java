package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.grpc.admission.Permission;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.grpc.service.MethodRoles;
import dev.minipassport.testkit.Passport;
import dev.minipassport.testkit.TestClock;
import dev.minipassport.testkit.memory.InMemoryStore;
import io.grpc.MethodDescriptor;
import io.grpc.ServerMethodDefinition;
import io.grpc.protobuf.ProtoMethodDescriptorSupplier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The table of methods and roles, against all that is bound.
final class MethodRolesTest {
  private static final Map<String, Permission> TABLE = MethodRoles.table();

  private static List<? extends MethodDescriptor<?, ?>> bound() {
    var passport = new Passport(new InMemoryStore(), new TestClock());
    var options =
        new GrpcServerOptions(
            "127.0.0.1", 0, true, Optional.empty(), ConnectionLimits.DEFAULT, CallLimits.DEFAULT);
    return new GrpcServer(options, Running.useCases(passport), passport.clock, System::nanoTime)
        .services().stream()
            .flatMap(service -> service.getMethods().stream())
            .map(ServerMethodDefinition::getMethodDescriptor)
            .toList();
  }

  @Test
  void everyMethodThatIsBoundHasARowAndNoRowIsLeftOver() {
    assertThat(TABLE.keySet())
        .containsExactlyInAnyOrderElementsOf(
            bound().stream().map(MethodDescriptor::getFullMethodName).toList());
  }

  @Test
  void onlyWhatIsAboutNobodyIsOpenToAnyone() {
    assertThat(TABLE)
        .allSatisfy(
            (method, permission) ->
                assertThat(permission.equals(Permission.anyone()))
                    .as(method)
                    .isEqualTo(method.startsWith("grpc.")));
  }

  @Test
  void noMethodIsForNobody() {
    assertThat(TABLE).doesNotContainValue(Permission.of());
  }

  /// A method of a backend whose requests name no app is checked by role alone, so each is named
  /// here.
  @Test
  void requestsOfBackendsNameTheirApp() {
    assertThat(bound())
        .filteredOn(method -> Permission.of(Role.BFF).equals(TABLE.get(method.getFullMethodName())))
        .filteredOn(method -> !namesAnApp(method))
        .extracting(MethodDescriptor::getBareMethodName)
        .containsExactly("ListReceiptKeys");
  }

  private static boolean namesAnApp(MethodDescriptor<?, ?> method) {
    return method.getSchemaDescriptor() instanceof ProtoMethodDescriptorSupplier schema
        && schema.getMethodDescriptor().getInputType().findFieldByName("app_id") != null;
  }
}
