package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.audit.Audit;
import dev.minipassport.audit.Note;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.ListAuditRequest;
import dev.minipassport.v1.ListConflictsRequest;
import dev.minipassport.v1.LookUpPersonRequest;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What callers may do as operators.
final class OperatorRolesOnTheWireTest {
  private static final Map<Role, Reach> SUPPORT = Map.of(Role.SUPPORT, Reach.EVERYWHERE);

  private Running running = new Running(new Caller("desk.example.org", SUPPORT));

  @AfterEach
  void stop() {
    running.close();
  }

  private void grant(Map<Role, Reach> grants) {
    running.close();
    running = new Running(new Caller("desk.example.org", grants));
  }

  private void isDenied(WireMethod<?> method) {
    var refused = Refused.by(method.prepared(running)::run);

    assertThat(refused.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refused.reason()).isEqualTo("CALLER_DENIED");
    assertThat(running.store.audit().newest(10)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.AdminMethods#ofAdmins")
  void supportChangesNothingAndSeesNoValues(WireMethod<?> method) {
    isDenied(method);
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.AdminMethods#all")
  void noMethodOfOperatorsIsForBackends(WireMethod<?> method) {
    grant(Map.of(Role.BFF, Reach.EVERYWHERE, Role.PHONE, Reach.EVERYWHERE));

    isDenied(method);
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.AdminMethods#ofOneApp")
  void anAppThatWasNotGrantedIsUnknown(WireMethod<?> method) {
    grant(Map.of(Role.ADMIN, Reach.of(List.of(Passport.OTHER_APP)), Role.BFF, Reach.EVERYWHERE));

    var refused = Refused.by(method.prepared(running)::run);

    assertThat(refused.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refused.reason()).isEqualTo("APP_UNKNOWN");
    assertThat(running.store.audit().newest(10)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.AdminMethods#ofOneApp")
  void anAdminOfOneAppOperatesThatOne(WireMethod<?> method) {
    grant(Map.of(Role.ADMIN, Reach.of(List.of(Passport.APP))));

    method.prepared(running).run();

    assertThat(running.counted(method.name(), "NOT_FOUND")).isZero();
  }

  @Test
  void whatSupportLooksAtIsWrittenDownWithItsName() {
    var alice = running.alice().session().identity();
    var found =
        running.admin.lookUpPerson(
            LookUpPersonRequest.newBuilder()
                .setAppId(APP)
                .setReason(REASON)
                .setOpenId(alice.openId().value())
                .build());
    var conflicts =
        running.admin.listConflicts(
            ListConflictsRequest.newBuilder().setAppId(APP).setReason(REASON).build());

    assertThat(found.hasPerson()).isTrue();
    assertThat(conflicts.getConflictsList()).isEmpty();
    assertThat(running.store.audit().newest(10))
        .containsExactly(
            line(Note.Action.LIST_CONFLICTS, APP),
            line(Note.Action.LOOK_UP, alice.account().toString()));
  }

  private Audit.Line line(Note.Action action, String subject) {
    var note =
        new Note(
            action,
            "desk.example.org",
            REASON.getActor(),
            REASON.getText(),
            running.clock.instant());
    return new Audit.Line(note, subject);
  }

  @Test
  void aCallerThatMayNotReadTheAuditLearnsNothingOfItsRequest() {
    grant(Map.of(Role.ADMIN, Reach.of(List.of(Passport.APP))));

    var refused = Refused.by(() -> running.admin.listAudit(ListAuditRequest.getDefaultInstance()));

    assertThat(refused.code()).isEqualTo(Code.PERMISSION_DENIED);
  }
}
