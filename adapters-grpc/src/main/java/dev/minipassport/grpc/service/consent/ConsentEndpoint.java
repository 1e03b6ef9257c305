package dev.minipassport.grpc.service.consent;

import dev.minipassport.consent.Answered;
import dev.minipassport.consent.Given;
import dev.minipassport.grpc.call.Calls;
import dev.minipassport.grpc.call.Lane;
import dev.minipassport.grpc.wire.ConsentFields;
import dev.minipassport.grpc.wire.Fields;
import dev.minipassport.grpc.wire.Wire;
import dev.minipassport.identity.AppId;
import dev.minipassport.ledger.RequestId;
import dev.minipassport.prompt.PromptId;
import dev.minipassport.prompt.PromptRequest;
import dev.minipassport.purpose.Language;
import dev.minipassport.purpose.PurposeId;
import dev.minipassport.token.SessionToken;
import dev.minipassport.v1.AnswerPromptRequest;
import dev.minipassport.v1.AnswerPromptResponse;
import dev.minipassport.v1.ConsentServiceGrpc;
import dev.minipassport.v1.DecidePromptRequest;
import dev.minipassport.v1.DecidePromptResponse;
import dev.minipassport.v1.ExportReceiptRequest;
import dev.minipassport.v1.ExportReceiptResponse;
import dev.minipassport.v1.ListConsentRequest;
import dev.minipassport.v1.ListConsentResponse;
import dev.minipassport.v1.ListReceiptKeysRequest;
import dev.minipassport.v1.ListReceiptKeysResponse;
import dev.minipassport.v1.WithdrawConsentRequest;
import dev.minipassport.v1.WithdrawConsentResponse;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.function.LongSupplier;

/// `minipassport.v1.ConsentService`. What is no token is an outcome, not a violation.
public final class ConsentEndpoint extends ConsentServiceGrpc.ConsentServiceImplBase {
  private final ConsentUseCases useCases;
  private final Lane lane;
  private final NoAnswerLog noAnswers;

  /// @param ticker nanoseconds from an arbitrary origin, as [System#nanoTime()]
  public ConsentEndpoint(ConsentUseCases useCases, Lane lane, LongSupplier ticker) {
    this.useCases = useCases;
    this.lane = lane;
    this.noAnswers = new NoAnswerLog(ticker);
  }

  @Override
  public void decidePrompt(
      DecidePromptRequest request, StreamObserver<DecidePromptResponse> reply) {
    Calls.answer(reply, lane, () -> decided(request));
  }

  private DecidePromptResponse decided(DecidePromptRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PromptRequest read = PromptFields.request(fields, request);
    AppId app = fields.require(named);
    PromptRequest asked = fields.require(read);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> PromptAnswers.of(useCases.decidePrompt().decide(app, token, asked)))
        .orElseGet(() -> DecidePromptResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void answerPrompt(
      AnswerPromptRequest request, StreamObserver<AnswerPromptResponse> reply) {
    Calls.answer(reply, lane, () -> answered(request));
  }

  private AnswerPromptResponse answered(AnswerPromptRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PromptId prompt = fields.read("prompt_id", request.getPromptId(), PromptId::new);
    RequestId id = fields.read("request_id", request.getRequestId(), RequestId::new);
    Given read = AnswerFields.given(fields, request);
    AppId app = fields.require(named);
    Given given = fields.require(read);
    Optional<SessionToken> token = SessionToken.parse(request.getSessionToken());
    if (token.isEmpty()) {
      return AnswerPromptResponse.newBuilder().setNotValid(Wire.MALFORMED).build();
    }
    Answered answered =
        useCases
            .answerPrompt()
            .answer(app, token.get(), fields.require(prompt), fields.require(id), given);
    noAnswers.note(app, given, answered);
    return ConsentAnswers.of(answered);
  }

  @Override
  public void withdrawConsent(
      WithdrawConsentRequest request, StreamObserver<WithdrawConsentResponse> reply) {
    Calls.answer(reply, lane, () -> withdrawn(request));
  }

  private WithdrawConsentResponse withdrawn(WithdrawConsentRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    PurposeId readPurpose = ConsentFields.purpose(fields, request.getPurposeId());
    RequestId readId = fields.read("request_id", request.getRequestId(), RequestId::new);
    AppId app = fields.require(named);
    PurposeId purpose = fields.require(readPurpose);
    RequestId id = fields.require(readId);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> useCases.withdrawConsent().withdraw(app, token, purpose, id))
        .map(outcome -> ConsentAnswers.of(outcome, purpose))
        .orElseGet(() -> WithdrawConsentResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void listConsent(ListConsentRequest request, StreamObserver<ListConsentResponse> reply) {
    Calls.answer(reply, lane, () -> listed(request));
  }

  private ListConsentResponse listed(ListConsentRequest request) {
    var fields = new Fields();
    AppId named = fields.read("app_id", request.getAppId(), AppId::new);
    Optional<Language> language =
        fields.readOptional("language", request.getLanguage(), Language::new);
    AppId app = fields.require(named);
    return SessionToken.parse(request.getSessionToken())
        .map(token -> ConsentAnswers.of(useCases.listConsent().list(app, token, language)))
        .orElseGet(() -> ListConsentResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void exportReceipt(
      ExportReceiptRequest request, StreamObserver<ExportReceiptResponse> reply) {
    Calls.answer(reply, lane, () -> exported(request));
  }

  private ExportReceiptResponse exported(ExportReceiptRequest request) {
    AppId app = Fields.app(request.getAppId());
    return SessionToken.parse(request.getSessionToken())
        .map(token -> ReceiptAnswers.of(useCases.exportReceipt().export(app, token)))
        .orElseGet(() -> ExportReceiptResponse.newBuilder().setNotValid(Wire.MALFORMED).build());
  }

  @Override
  public void listReceiptKeys(
      ListReceiptKeysRequest request, StreamObserver<ListReceiptKeysResponse> reply) {
    Calls.answer(reply, lane, () -> ReceiptAnswers.of(useCases.exportReceipt().keys()));
  }
}
