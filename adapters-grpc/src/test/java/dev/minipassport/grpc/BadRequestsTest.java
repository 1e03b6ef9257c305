package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.ListSessionsRequest;
import dev.minipassport.v1.LoginRequest;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.RevokeSessionRequest;
import dev.minipassport.v1.ValidateSessionRequest;
import io.grpc.Status.Code;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadRequestsTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    assertThat(running.store.questions()).as("questions that garbage put to the store").isZero();
    running.close();
  }

  static Stream<String> noTokens() {
    String token = "mps_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAZCwrI";
    return Stream.of(
        "",
        "m",
        token.substring(1),
        token + "A",
        token.replace('Z', 'Y'),
        token.replace('A', '+'),
        token.substring(0, 50) + "==",
        token.toUpperCase(Locale.ROOT),
        "mph_" + token.substring(4),
        token.substring(0, 51) + "\u0000",
        token.substring(0, 51) + "\n",
        token.substring(0, 50) + "\r\n",
        token.substring(0, 51) + "令",
        " " + token.substring(1),
        "A".repeat(60_000));
  }

  @ParameterizedTest
  @MethodSource("noTokens")
  void whatIsNoTokenIsMalformedAndAnOutcome(String text) {
    var request = ValidateSessionRequest.newBuilder().setAppId(APP).setSessionToken(text).build();
    var listing = ListSessionsRequest.newBuilder().setAppId(APP).setSessionToken(text).build();

    assertThat(running.sessions.validateSession(request).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_MALFORMED);
    assertThat(running.sessions.listSessions(listing).getNotValid().getReason())
        .isEqualTo(NotValid.Reason.REASON_MALFORMED);
  }

  @Test
  void everythingWrongWithALoginIsSaidAtOnce() {
    LoginRequest request =
        LoginRequest.newBuilder()
            .setAppId("wx 1")
            .setCode("")
            .setDeviceLabel("a\u202eb")
            .setCurrentToken("ignored")
            .build();

    var refused = Refused.by(() -> running.logins.login(request));

    assertThat(refused.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refused.reason()).isEqualTo("INVALID_ARGUMENT");
    assertThat(refused.fields()).containsExactly("app_id", "code", "device_label");
    assertThat(refused.text()).contains("app_id: ", "code: ", "device_label: ");
    assertThat(refused.toString()).doesNotContain("wx 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\u0000b", "a\nb", "代码", "a\u007fb"})
  void whatCanBeNoCodeIsRefusedByForm(String code) {
    LoginRequest request = LoginRequest.newBuilder().setAppId(APP).setCode(code).build();

    assertThat(Refused.by(() -> running.logins.login(request)).fields()).containsExactly("code");
  }

  @Test
  void aCodeOfTenKilobytesIsRefusedByForm() {
    LoginRequest request =
        LoginRequest.newBuilder().setAppId(APP).setCode("c".repeat(10_240)).build();

    assertThat(Refused.by(() -> running.logins.login(request)).fields()).containsExactly("code");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "wx\n1", "wx/1", "微信"})
  void whatCanBeNoAppIsRefusedByValidation(String app) {
    ValidateSessionRequest request =
        ValidateSessionRequest.newBuilder().setAppId(app).setSessionToken("x").build();

    assertThat(Refused.by(() -> running.sessions.validateSession(request)).fields())
        .containsExactly("app_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1-1-1-1-1",
        "not a uuid",
        "00000000-0000-0000-0000-00000000000g",
        "{0000000-0000-0000-0000-000000000000}",
        "00000000000000000000000000000000abcd"
      })
  void aSessionIdThatIsNoUuidIsRefused(String id) {
    RevokeSessionRequest request =
        RevokeSessionRequest.newBuilder()
            .setAppId(APP)
            .setSessionToken("x")
            .setSessionId(id)
            .build();

    var refused = Refused.by(() -> running.sessions.revokeSession(request));

    assertThat(refused.fields()).containsExactly("session_id");
    assertThat(refused.toString()).doesNotContain(id);
  }
}
