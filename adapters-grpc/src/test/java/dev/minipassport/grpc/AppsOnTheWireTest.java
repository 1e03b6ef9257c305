package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.NEW_APP;
import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.AdminMethods.SECRET;
import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.operation.AppRegistry.Registered;
import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.AddAppRequest;
import dev.minipassport.v1.AddAppResponse;
import dev.minipassport.v1.ListAuditRequest;
import dev.minipassport.v1.ListAuditResponse;
import dev.minipassport.v1.RotateAppSecretRequest;
import dev.minipassport.v1.RotateAppSecretResponse;
import dev.minipassport.v1.ServeAppRequest;
import dev.minipassport.v1.ServeAppResponse;
import io.grpc.Status.Code;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What operators do with apps, and what is written down of all they do.
final class AppsOnTheWireTest {
  private Running running =
      new Running(new Caller("ops.example.org", Map.of(Role.ADMIN, Reach.EVERYWHERE)));

  @AfterEach
  void stop() {
    running.close();
  }

  private AddAppResponse adds(String app, String owner) {
    return running.admin.addApp(
        AddAppRequest.newBuilder()
            .setAppId(app)
            .setReason(REASON)
            .setAppSecret(SECRET)
            .setOwnerId(owner)
            .build());
  }

  private ServeAppResponse serves(String app, boolean served) {
    return running.admin.serveApp(
        ServeAppRequest.newBuilder().setAppId(app).setReason(REASON).setServed(served).build());
  }

  private RotateAppSecretResponse rotates(RotateAppSecretRequest.Builder request) {
    return running.admin.rotateAppSecret(request.setReason(REASON).setAppSecret(SECRET).build());
  }

  private static RotateAppSecretRequest.Builder rotating(String app) {
    return RotateAppSecretRequest.newBuilder().setAppId(app);
  }

  private List<ListAuditResponse.Line> audit(int size) {
    return running
        .admin
        .listAudit(ListAuditRequest.newBuilder().setReason(REASON).setPageSize(size).build())
        .getLinesList();
  }

  private Registered registered(String app) {
    return running.store.appRegistry().all().stream()
        .filter(row -> row.id().value().equals(app))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAppIsAddedOnce() {
    assertThat(adds(NEW_APP, "owner").hasDone()).isTrue();

    assertThat(registered(NEW_APP).added().orElseThrow().owner().orElseThrow().value())
        .isEqualTo("owner");
    assertThat(registered(NEW_APP).secret().orElseThrow().use(SECRET::equals)).isTrue();
    assertThat(adds(NEW_APP, "").hasAlreadyThere()).isTrue();
    assertThat(adds(APP, "").hasAlreadyThere()).isTrue();
  }

  @Test
  void anAppWithoutAnOwnerLinksNobody() {
    assertThat(adds(NEW_APP, "").hasDone()).isTrue();

    assertThat(registered(NEW_APP).added().orElseThrow().owner()).isEmpty();
  }

  @Test
  void anAppIsTakenOutOfServiceAndBack() {
    assertThat(serves(APP, false).getDone().getUnchanged()).isFalse();
    assertThat(registered(APP).served()).isFalse();
    assertThat(serves(APP, true).hasDone()).isTrue();
    assertThat(registered(APP).served()).isTrue();
    assertThat(serves("wx404", true).hasNoSuchApp()).isTrue();
  }

  @Test
  void anotherSecretIsTriedBesideTheOneBeforeForAnHourOrAsSaid() {
    assertThat(rotates(rotating(APP)).hasDone()).isTrue();
    assertThat(registered(APP).overlapEnds())
        .contains(running.clock.instant().plus(java.time.Duration.ofHours(1)));

    assertThat(rotates(rotating(APP).setOverlap(Duration.getDefaultInstance())).hasDone()).isTrue();
    assertThat(registered(APP).overlapEnds()).contains(running.clock.instant());

    assertThat(rotates(rotating(APP).setOverlap(Duration.newBuilder().setSeconds(7 * 86_400))))
        .matches(RotateAppSecretResponse::hasDone);
    assertThat(registered(APP).overlapEnds())
        .contains(running.clock.instant().plus(java.time.Duration.ofDays(7)));
    assertThat(rotates(rotating("wx404")).hasNoSuchApp()).isTrue();
  }

  @Test
  void theAuditSaysWhoDidWhatWhenAndWhy() {
    assertThat(adds(NEW_APP, "").hasDone()).isTrue();
    assertThat(serves(NEW_APP, false).hasDone()).isTrue();
    assertThat(serves(NEW_APP, true).hasDone()).isTrue();
    assertThat(rotates(rotating(NEW_APP)).hasDone()).isTrue();

    List<ListAuditResponse.Line> lines = audit(0);

    assertThat(lines)
        .extracting(ListAuditResponse.Line::getAction)
        .containsExactly("READ_AUDIT", "ROTATE_SECRET", "ENABLE_APP", "DISABLE_APP", "ADD_APP");
    assertThat(lines)
        .allMatch(line -> line.getCaller().equals("ops.example.org"))
        .allMatch(line -> line.getReason().equals(REASON))
        .allMatch(line -> line.getAt().getSeconds() == running.clock.instant().getEpochSecond());
    assertThat(lines.subList(1, 5))
        .extracting(ListAuditResponse.Line::getSubject)
        .containsOnly(NEW_APP);
    assertThat(audit(1)).singleElement().matches(line -> line.getAction().equals("READ_AUDIT"));
  }

  @Test
  void theAuditIsForThoseAloneWhoAreAdminsOfEveryApp() {
    running.close();
    running =
        new Running(
            new Caller(
                "ops.example.org",
                Map.of(
                    Role.ADMIN, Reach.of(List.of(Passport.APP)), Role.SUPPORT, Reach.EVERYWHERE)));

    var refused = Refused.by(() -> audit(0));

    assertThat(refused.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refused.reason()).isEqualTo("CALLER_DENIED");
    assertThat(running.store.audit().newest(10)).isEmpty();
  }
}
