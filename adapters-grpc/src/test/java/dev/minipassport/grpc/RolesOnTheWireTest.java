package dev.minipassport.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.grpc.call.Caller;
import dev.minipassport.grpc.call.Reach;
import dev.minipassport.grpc.call.Role;
import dev.minipassport.session.Validation;
import dev.minipassport.testkit.Passport;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.Status.Code;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What callers may do who were granted less than everything.
final class RolesOnTheWireTest {
  private static final Reach ANOTHER_APP = Reach.of(List.of(Passport.OTHER_APP));

  private Running running = running(Map.of(Role.BFF, ANOTHER_APP));

  private static Running running(Map<Role, Reach> grants) {
    return new Running(new Caller("anonymous", grants));
  }

  private void grant(Map<Role, Reach> grants) {
    running.close();
    running = running(grants);
  }

  @AfterEach
  void stop() {
    running.close();
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofBackends")
  void noMethodOfBackendsIsForAnotherRole(WireMethod<?> method) {
    grant(
        Map.of(
            Role.SUPPORT, Reach.EVERYWHERE,
            Role.ADMIN, Reach.EVERYWHERE,
            Role.PHONE, Reach.EVERYWHERE));

    var refused = Refused.by(method.prepared(running)::run);

    assertThat(refused.code()).isEqualTo(Code.PERMISSION_DENIED);
    assertThat(refused.reason()).isEqualTo("CALLER_DENIED");
    assertThat(refused.text()).isEqualTo(denial());
  }

  private static String denial() {
    return "This caller may not call this method; an operator lists the SAN of its certificate"
        + " under callers, with a role that may.";
  }

  @ParameterizedTest
  @MethodSource("dev.minipassport.grpc.WireMethod#ofBackends")
  void anAppThatWasNotGrantedIsAnsweredAsOneThatIsNotServed(WireMethod<?> method) {
    if (method.name().equals("ListReceiptKeys")) {
      return;
    }
    var refused = Refused.by(method.prepared(running)::run);

    assertThat(refused.code()).isEqualTo(Code.NOT_FOUND);
    assertThat(refused.reason()).isEqualTo("APP_UNKNOWN");
    assertThat(refused.text())
        .isEqualTo(
            "App "
                + Running.APP
                + " is not served here; add it to the configuration or correct the app id.");
  }

  @Test
  void anAppThatIsNotServedIsRefusedInTheSameWordsToThoseWhoMayNameEachApp() {
    var limited = Refused.by(() -> running.logins.login(loginIn("wx404")));
    grant(Map.of(Role.BFF, Reach.EVERYWHERE));
    var unlimited = Refused.by(() -> running.logins.login(loginIn("wx404")));

    assertThat(limited.code()).isEqualTo(unlimited.code());
    assertThat(limited.text()).isEqualTo(unlimited.text());
    assertThat(limited.reason()).isEqualTo(unlimited.reason());
  }

  private static LoginRequest loginIn(String app) {
    return LoginRequest.newBuilder().setAppId(app).setCode("c").build();
  }

  @Test
  void nothingIsDoneForAnAppThatWasNotGranted() {
    var alice = running.alice();
    var request =
        RevokeSessionRequest.newBuilder()
            .setAppId(Running.APP)
            .setSessionToken(alice.token().reveal())
            .build();

    assertThat(Refused.by(() -> running.sessions.revokeSession(request)).reason())
        .isEqualTo("APP_UNKNOWN");

    assertThat(running.passport.validate(alice.token())).isInstanceOf(Validation.Valid.class);
  }

  @Test
  void anAppThatWasGrantedIsServed() {
    grant(Map.of(Role.BFF, Reach.of(List.of(Passport.APP))));

    assertThat(
            running
                .sessions
                .validateSession(Running.validationOf(running.alice().token()))
                .hasValid())
        .isTrue();
  }

  @Test
  void whatIsNoAppsIdIsAViolationAmongTheOthers() {
    assertThat(Refused.by(() -> running.logins.login(LoginRequest.getDefaultInstance())).fields())
        .containsExactly("app_id", "code");
  }

  @Test
  void aRoleForAnotherAppDoesNotCarryOver() {
    grant(Map.of(Role.BFF, ANOTHER_APP, Role.ADMIN, Reach.EVERYWHERE));

    assertThat(
            Refused.by(
                    () ->
                        running.sessions.validateSession(
                            ValidateSessionRequest.newBuilder().setAppId(Running.APP).build()))
                .reason())
        .isEqualTo("APP_UNKNOWN");
  }

  @Test
  void whetherItServesIsSaidToWhoeverGetsThrough() {
    grant(Map.of());

    assertThat(
            HealthGrpc.newBlockingStub(running.channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }
}
