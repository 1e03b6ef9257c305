package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.ClientFacts;
import dev.minipassport.v1.DecidePromptRequest;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ListConsentRequest;
import dev.minipassport.v1.NotValid;
import dev.minipassport.v1.WithdrawConsentRequest;
import io.grpc.Status.Code;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BadConsentRequestsTest {
  private final Running running = new Running();

  @AfterEach
  void stop() {
    assertThat(running.store.questions()).as("questions that garbage put to the store").isZero();
    running.close();
  }

  private static DecidePromptRequest.Builder deciding() {
    return ConsentMethods.tap("no token").toBuilder();
  }

  private Refused decides(DecidePromptRequest.Builder request) {
    return Refused.by(() -> running.consent.decidePrompt(request.build()));
  }

  private static AnswerPromptRequest.Builder answering() {
    return AnswerPromptRequest.newBuilder()
        .setAppId(APP)
        .setPromptId("prompt")
        .setRequestId("request-1");
  }

  private Refused answers(AnswerPromptRequest.Builder request) {
    return Refused.by(() -> running.consent.answerPrompt(request.build()));
  }

  @Test
  void everythingWrongWithAPromptIsSaidAtOnce() {
    var refused =
        decides(
            DecidePromptRequest.newBuilder()
                .setAppId("wx 1")
                .addPurposeIds("fine")
                .addPurposeIds("Not Fine")
                .setClient(
                    ClientFacts.newBuilder()
                        .setBaseLibrary("newest")
                        .setWechatVersion("8".repeat(65))
                        .setEnvironmentValue(99)
                        .setMiniProgramVersion("1".repeat(65)))
                .setLanguage("Klingon!"));

    assertThat(refused.code()).isEqualTo(Code.INVALID_ARGUMENT);
    assertThat(refused.fields())
        .containsExactly(
            "app_id",
            "purpose_ids[1]",
            "client.base_library",
            "client.platform",
            "client.wechat_version",
            "client.environment",
            "client.mini_program_version",
            "trigger",
            "language");
    assertThat(refused.toString())
        .doesNotContain("wx 1", "Not Fine", "newest", "888", "111", "Klingon");
  }

  @Test
  void aPromptNeedsOneToEightPurposesAndAClient() {
    assertThat(decides(deciding().clearPurposeIds()).fields()).containsExactly("purpose_ids");
    assertThat(decides(deciding().addPurposeIds(PURPOSE)).fields()).containsExactly("purpose_ids");
    assertThat(
            decides(deciding().addAllPurposeIds(List.of("1", "2", "3", "4", "5", "6", "7", "8")))
                .fields())
        .containsExactly("purpose_ids");
    assertThat(decides(deciding().addAllPurposeIds(Collections.nCopies(5000, "!"))).fields())
        .containsExactly("purpose_ids");
    assertThat(decides(deciding().clearClient().setTriggerValue(7)).fields())
        .containsExactly("client", "trigger");
  }

  @Test
  void everythingWrongWithAnAnswerIsSaidAtOnce() {
    var refused = answers(AnswerPromptRequest.newBuilder().setRequestId("short"));

    assertThat(refused.fields()).containsExactly("app_id", "prompt_id", "request_id", "answer");
    assertThat(refused.text())
        .contains("answer: must be one of granted, refused, dismissed and failed");
    assertThat(
            answers(
                    answering()
                        .setPromptId("p".repeat(4097))
                        .setRefused(AnswerPromptRequest.Refused.getDefaultInstance()))
                .fields())
        .containsExactly("prompt_id", "refused.surface");
    assertThat(
            answers(
                    answering()
                        .setFailed(
                            AnswerPromptRequest.Failed.newBuilder()
                                .setErrMsg("m".repeat(513))
                                .setCauseValue(99)))
                .fields())
        .containsExactly("failed.err_msg", "failed.cause");
  }

  @Test
  void everythingWrongWithAWithdrawalIsSaidAtOnce() {
    var refused =
        Refused.by(
            () ->
                running.consent.withdrawConsent(
                    WithdrawConsentRequest.newBuilder()
                        .setPurposeId("Not Fine")
                        .setRequestId("a b c d e f")
                        .build()));

    assertThat(refused.fields()).containsExactly("app_id", "purpose_id", "request_id");
  }

  @Test
  void aListInNoLanguageIsRefused() {
    assertThat(
            Refused.by(
                    () ->
                        running.consent.listConsent(
                            ListConsentRequest.newBuilder()
                                .setAppId(APP)
                                .setLanguage("zh-CN")
                                .build()))
                .fields())
        .containsExactly("language");
  }

  @Test
  void whatIsNoTokenIsMalformedAndAnOutcome() {
    AnswerPromptResponse answered =
        running.consent.answerPrompt(
            answering().setGranted(AnswerPromptRequest.Granted.getDefaultInstance()).build());

    assertThat(
            List.of(
                running.consent.decidePrompt(deciding().build()).getNotValid(),
                answered.getNotValid(),
                running
                    .consent
                    .withdrawConsent(
                        WithdrawConsentRequest.newBuilder()
                            .setAppId(APP)
                            .setPurposeId(PURPOSE)
                            .setRequestId("request-1")
                            .build())
                    .getNotValid(),
                running
                    .consent
                    .listConsent(ListConsentRequest.newBuilder().setAppId(APP).build())
                    .getNotValid(),
                running
                    .consent
                    .exportReceipt(ExportReceiptRequest.newBuilder().setAppId(APP).build())
                    .getNotValid()))
        .extracting(NotValid::getReason)
        .containsOnly(NotValid.Reason.REASON_MALFORMED);
  }
}
