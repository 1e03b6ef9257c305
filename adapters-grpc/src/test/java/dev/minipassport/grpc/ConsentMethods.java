package dev.minipassport.grpc;

import static dev.minipassport.grpc.Running.APP;
import static dev.minipassport.grpc.WatchedStore.PURPOSE;

import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.ClientFacts;
import dev.minipassport.v1.DecidePromptRequest;
import dev.minipassport.v1.Environment;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ListConsentRequest;
import dev.minipassport.v1.ListReceiptKeysRequest;
import dev.minipassport.v1.Platform;
import dev.minipassport.v1.Trigger;
import dev.minipassport.v1.WithdrawConsentRequest;
import java.util.stream.Stream;

/// The methods of `ConsentService`, and requests for them.
final class ConsentMethods {
  /// A phone of today, which has the avatar and nickname form.
  static final ClientFacts PHONE =
      ClientFacts.newBuilder()
          .setBaseLibrary("3.7.0")
          .setPlatform(Platform.PLATFORM_IOS)
          .setEnvironment(Environment.ENVIRONMENT_RELEASE)
          .setMiniProgramVersion("1.0.0")
          .setCanUseGetUserProfile(true)
          .setCanUseGetUserInfoButton(true)
          .setCanUseChooseAvatar(true)
          .setCanUseNicknameInput(true)
          .build();

  private ConsentMethods() {}

  static Stream<WireMethod<?>> all() {
    return Stream.concat(prompts(), others());
  }

  /// A tap, answered for.
  static DecidePromptRequest tap(String token) {
    return DecidePromptRequest.newBuilder()
        .setAppId(APP)
        .setSessionToken(token)
        .addPurposeIds(PURPOSE)
        .setClient(PHONE)
        .setTrigger(Trigger.TRIGGER_USER_ACTION)
        .build();
  }

  private static Stream<WireMethod<?>> prompts() {
    return Stream.of(
        new WireMethod<>(
            "DecidePrompt",
            running -> tap(WireMethod.token(running)),
            (running, request) -> running.consent.decidePrompt(request)),
        new WireMethod<>(
            "AnswerPrompt",
            running -> {
              var visitor = running.visitor();
              return AnswerPromptRequest.newBuilder()
                  .setAppId(APP)
                  .setSessionToken(visitor.token().reveal())
                  .setPromptId(visitor.prompt().value())
                  .setRequestId("request-1")
                  .setGranted(AnswerPromptRequest.Granted.getDefaultInstance())
                  .build();
            },
            (running, request) -> running.consent.answerPrompt(request)));
  }

  private static Stream<WireMethod<?>> others() {
    return Stream.of(
        new WireMethod<>(
            "WithdrawConsent",
            running ->
                WithdrawConsentRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .setPurposeId(PURPOSE)
                    .setRequestId("request-1")
                    .build(),
            (running, request) -> running.consent.withdrawConsent(request)),
        new WireMethod<>(
            "ListConsent",
            running ->
                ListConsentRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.consent.listConsent(request)),
        new WireMethod<>(
            "ExportReceipt",
            running ->
                ExportReceiptRequest.newBuilder()
                    .setAppId(APP)
                    .setSessionToken(WireMethod.token(running))
                    .build(),
            (running, request) -> running.consent.exportReceipt(request)),
        new WireMethod<>(
            "ListReceiptKeys",
            _ -> ListReceiptKeysRequest.getDefaultInstance(),
            (running, request) -> running.consent.listReceiptKeys(request)));
  }
}
