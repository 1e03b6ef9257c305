package dev.minipassport.grpc;

import static dev.minipassport.grpc.AdminMethods.NEW_APP;
import static dev.minipassport.grpc.AdminMethods.REASON;
import static dev.minipassport.grpc.AdminMethods.SECRET;
import static dev.minipassport.grpc.Running.APP;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Duration;
import dev.minipassport.v1.AddAppRequest;
import dev.minipassport.v1.ClearReviewRequest;
import dev.minipassport.v1.ListAuditRequest;
import dev.minipassport.v1.ListConflictsRequest;
import dev.minipassport.v1.ListReviewsRequest;
import dev.minipassport.v1.LookUpPersonRequest;
import dev.minipassport.v1.Reason;
import dev.minipassport.v1.ResumeAccountRequest;
import dev.minipassport.v1.RotateAppSecretRequest;
import dev.minipassport.v1.ServeAppRequest;
import dev.minipassport.v1.SettleConflictRequest;
import dev.minipassport.v1.SuspendAccountRequest;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class BadOperatorRequestsTest {
  private static final Reason NO_REASON = Reason.getDefaultInstance();

  private final Running running = new Running();

  @AfterEach
  void stop() {
    assertThat(running.store.questions()).as("questions that garbage put to the store").isZero();
    running.close();
  }

  private static LookUpPersonRequest.Builder seeking() {
    return LookUpPersonRequest.newBuilder().setAppId(APP).setReason(REASON);
  }

  private Refused finds(LookUpPersonRequest.Builder request) {
    return Refused.by(() -> running.admin.lookUpPerson(request.build()));
  }

  private Refused rotates(Duration overlap) {
    return Refused.by(
        () ->
            running.admin.rotateAppSecret(
                RotateAppSecretRequest.newBuilder()
                    .setAppId(APP)
                    .setReason(REASON)
                    .setAppSecret(SECRET)
                    .setOverlap(overlap)
                    .build()));
  }

  @Test
  void whatIsMissingIsSaidAtOnceByEveryMethod() {
    assertThat(
            List.of(
                finds(LookUpPersonRequest.newBuilder()).fields(),
                Refused.by(
                        () ->
                            running.admin.suspendAccount(
                                SuspendAccountRequest.getDefaultInstance()))
                    .fields(),
                Refused.by(
                        () ->
                            running.admin.resumeAccount(ResumeAccountRequest.getDefaultInstance()))
                    .fields(),
                Refused.by(
                        () ->
                            running.admin.settleConflict(
                                SettleConflictRequest.getDefaultInstance()))
                    .fields(),
                Refused.by(() -> running.admin.clearReview(ClearReviewRequest.getDefaultInstance()))
                    .fields(),
                Refused.by(() -> running.admin.addApp(AddAppRequest.getDefaultInstance())).fields(),
                Refused.by(() -> running.admin.serveApp(ServeAppRequest.getDefaultInstance()))
                    .fields(),
                Refused.by(
                        () ->
                            running.admin.rotateAppSecret(
                                RotateAppSecretRequest.getDefaultInstance()))
                    .fields()))
        .containsExactly(
            List.of("app_id", "reason", "by"),
            List.of("app_id", "reason", "account_id"),
            List.of("app_id", "reason", "account_id"),
            List.of("app_id", "reason", "account_id", "other_account_id", "settlement"),
            List.of("app_id", "reason", "identity_id", "category", "value", "decision"),
            List.of("app_id", "reason", "app_secret"),
            List.of("app_id", "reason"),
            List.of("app_id", "reason", "app_secret"));
  }

  @Test
  void aListHasItsBounds() {
    assertThat(
            List.of(
                Refused.by(
                        () ->
                            running.admin.listConflicts(
                                ListConflictsRequest.newBuilder().setPageSize(-1).build()))
                    .fields(),
                Refused.by(
                        () ->
                            running.admin.listReviews(
                                ListReviewsRequest.newBuilder().setPageSize(-1).build()))
                    .fields()))
        .containsOnly(List.of("app_id", "reason", "page_size"));
    assertThat(
            Refused.by(
                    () ->
                        running.admin.listAudit(
                            ListAuditRequest.newBuilder()
                                .setReason(NO_REASON)
                                .setPageSize(-1)
                                .build()))
                .fields())
        .containsExactly("reason.actor", "reason.text", "page_size");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "two\nlines", "a\u2028b", "a\u0007b"})
  void aReasonIsSaidInPrintableCharacters(String text) {
    var refused =
        finds(seeking().setOpenId("o").setReason(Reason.newBuilder().setActor(text).setText(text)));

    assertThat(refused.fields()).containsExactly("reason.actor", "reason.text");
    assertThat(refused.text())
        .contains("reason.actor: must have 1 to 128 printable characters")
        .contains("reason.text: must have 1 to 512 printable characters");
  }

  @Test
  void aReasonHasItsBounds() {
    assertThat(
            finds(
                    seeking()
                        .setOpenId("o")
                        .setReason(
                            Reason.newBuilder().setActor("a".repeat(129)).setText("t".repeat(513))))
                .fields())
        .containsExactly("reason.actor", "reason.text");
  }

  @ParameterizedTest
  @CsvSource({
    "13800138000",
    "+8613800138000",
    "86 13800138000",
    "+86 138 0013 8000",
    "+86 138-0013-8000",
    "+086 13800138000",
    "+8600 13800138000",
    "+86 123",
  })
  void aNumberIsSoughtInOneFormOnly(String phone) {
    var refused = finds(seeking().setPhone(phone));

    assertThat(refused.fields()).containsExactly("phone");
    assertThat(refused.toString()).doesNotContain(phone);
  }

  @Test
  void whatIsSoughtHasItsForm() {
    var account = finds(seeking().setAccountId("alice"));
    var openId = finds(seeking().setOpenId("not an id"));
    var unionId = finds(seeking().setUnionId("n".repeat(129)));

    assertThat(account.fields()).containsExactly("account_id");
    assertThat(account.toString()).doesNotContain("alice");
    assertThat(openId.fields()).containsExactly("open_id");
    assertThat(openId.toString()).doesNotContain("not an id");
    assertThat(unionId.fields()).containsExactly("union_id");
    assertThat(unionId.toString()).doesNotContain("nnnn");
  }

  @Test
  void wordsThatTheProtoDoesNotHaveAreRefused() {
    assertThat(
            Refused.by(
                    () ->
                        running.admin.clearReview(
                            ClearReviewRequest.newBuilder()
                                .setAppId(APP)
                                .setReason(REASON)
                                .setIdentityId("alice")
                                .setCategoryValue(99)
                                .setValue("v".repeat(1025))
                                .setDecisionValue(99)
                                .build()))
                .fields())
        .containsExactly("identity_id", "category", "value", "decision");
    assertThat(
            Refused.by(
                    () ->
                        running.admin.settleConflict(
                            SettleConflictRequest.newBuilder()
                                .setAppId(APP)
                                .setReason(REASON)
                                .setAccountId("alice")
                                .setOtherAccountId("bob")
                                .setSettlementValue(99)
                                .build()))
                .fields())
        .containsExactly("account_id", "other_account_id", "settlement");
  }

  @ParameterizedTest
  @ValueSource(ints = {31, 257})
  void aSecretHasItsBoundsAndIsNotRepeated(int length) {
    var request =
        AddAppRequest.newBuilder()
            .setAppId(NEW_APP)
            .setReason(REASON)
            .setAppSecret("s".repeat(length))
            .setOwnerId("not an owner")
            .build();

    var refused = Refused.by(() -> running.admin.addApp(request));

    assertThat(refused.fields()).containsExactly("app_secret", "owner_id");
    assertThat(refused.toString()).doesNotContain("ssss").doesNotContain("not an owner");
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 0",
    "0, -1",
    "0, 1000000000",
    "604800, 1",
    "604801, 0",
    "9223372036854775807, 0"
  })
  void anOverlapLastsAWeekAtMost(long seconds, int nanos) {
    var refused = rotates(Duration.newBuilder().setSeconds(seconds).setNanos(nanos).build());

    assertThat(refused.fields()).containsExactly("overlap");
    assertThat(refused.text()).contains("overlap: must be 0 to 7 days");
  }
}
